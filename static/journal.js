// Every page reads, folds and navigates without this file.
(() => {
  const d = document, root = d.documentElement, said = d.body.dataset, $ = (s, c = d) => [...c.querySelectorAll(s)];

  // theme: system, light, dark
  const order = ["", "light", "dark"], names = (said.themeNames || "||").split("|"), btn = d.querySelector(".theme");
  if (btn) {
    btn.hidden = false;
    const show = () => btn.setAttribute("aria-label", said.themeLabel.replace("{theme}", names[order.indexOf(root.dataset.theme || "")]));
    btn.onclick = () => {
      const next = order[(order.indexOf(root.dataset.theme || "") + 1) % 3];
      next ? (root.dataset.theme = next) : delete root.dataset.theme;
      try { next ? localStorage.setItem("theme", next) : localStorage.removeItem("theme"); } catch {}
      show();
    };
    show();
  }

  // where the names of the lists have no room beside each other, the one that is open is shown
  const here = d.querySelector(".site-nav [aria-current]"), row = here?.parentElement;
  if (row) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;

  // in a folder opened without a server, a link to a folder leads to the page in it
  if (location.protocol === "file:") $("a[href], link[href]").forEach((a) => {
    const at = a.getAttribute("href").match(/^(?![a-z][a-z0-9+.-]*:|\/\/|#)([^?#]*)(.*)$/i);
    if (at && (at[1] === "" || /(^|\/)(\.{1,2})?$/.test(at[1]))) a.setAttribute("href", at[1].replace(/([^/])$/, "$1/") + "index.html" + at[2]);
  });

  // a new day has the name of today
  $("[data-day]").forEach((a) => {
    const n = new Date(), m = n.getMonth() + 1, j = n.getDate(), two = (x) => ("0" + x).slice(-2), is = { Y: n.getFullYear(), m: two(m), d: two(j), n: m, j };
    a.href += a.dataset.day.replace(/{(\w)}/g, (_, k) => is[k]);
  });

  // copy buttons, where there is a clipboard
  if (navigator.clipboard) $(".code").forEach((f) => {
    const b = d.createElement("button"), cap = f.querySelector("figcaption") || f.insertBefore(d.createElement("figcaption"), f.firstChild);
    b.className = "copy"; b.type = "button"; b.textContent = said.copy; b.setAttribute("aria-live", "polite");
    b.onclick = async () => {
      try { await navigator.clipboard.writeText(f.querySelector("pre").innerText); } catch { return; }
      b.textContent = said.copied; setTimeout(() => (b.textContent = said.copy), 1500);
    };
    cap.append(b);
  });

  // an image opens over the page; Escape, the button and a click anywhere close it
  if (window.HTMLDialogElement) d.addEventListener("click", (e) => {
    const a = e.target.closest(".fig > a"), img = a && a.querySelector("img");
    if (!img || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    const box = d.createElement("dialog"), big = d.createElement("img"), b = d.createElement("button");
    box.className = "zoom"; box.setAttribute("aria-label", img.alt || a.getAttribute("aria-label") || ""); big.src = a.href; big.alt = img.alt;
    b.className = "tool"; b.type = "button"; b.textContent = said.close;
    box.append(big, b); d.body.append(box);
    box.onclick = () => box.close(); box.onclose = () => { box.remove(); a.focus(); }; box.showModal();
  });

  // the current heading, where CSS cannot tell it
  if (!CSS.supports("scroll-target-group: auto") && "IntersectionObserver" in window) {
    const links = new Map($(".toc a").map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
    const io = new IntersectionObserver((es) => es.forEach((e) => {
      if (!e.isIntersecting) return;
      links.forEach((a) => { a.classList.remove("on"); a.removeAttribute("aria-current"); });
      const a = links.get(e.target.id); a?.classList.add("on"); a?.setAttribute("aria-current", "true");
    }), { rootMargin: "0px 0px -70% 0px" });
    links.forEach((_, id) => { const el = d.getElementById(id); el && io.observe(el); });
  }

  // a deep link into a closed outline opens its ancestors
  const reveal = () => {
    let n = null;
    try { n = location.hash && d.getElementById(decodeURIComponent(location.hash.slice(1))); } catch {}
    for (const target = n; n; n = n.parentElement) if (n.tagName === "DETAILS" && !n.open) { n.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal); reveal();

  // what a link leads to; not where data cost, fingers point or there is no server
  const is = (q) => matchMedia(q).matches, home = d.querySelector(".brand");
  if (home && location.protocol !== "file:" && is("(hover: hover)") && !is("(prefers-reduced-data: reduce)") && !navigator.connection?.saveData) {
    const pages = new Map();
    let on, box, wait;
    const later = (f, ms) => { clearTimeout(wait); wait = setTimeout(f, ms); };
    const close = () => { clearTimeout(wait); box?.remove(); on?.removeAttribute("aria-describedby"); on = box = null; };
    // a page as far as its text begins
    const head = async (url, html = "", part) => {
      const from = (await fetch(url)).body.pipeThrough(new TextDecoderStream()).getReader();
      while (!html.includes('"prose"') && !(part = await from.read()).done) html += part.value;
      from.cancel();
      return html;
    };
    const open = async (a) => {
      const url = a.href.split("#")[0];
      if (!pages.has(url)) pages.set(url, head(url).catch(() => ""));
      const page = new DOMParser().parseFromString(await pages.get(url), "text/html"), one = (s) => page.querySelector(s), title = one("[property='og:title']");
      if (on !== a || box || !title) return;
      box = Object.assign(d.createElement("div"), { className: "refcard peek", id: "peek", style: "position:fixed;z-index:9;inline-size:min(22rem,94%)", onmouseenter: () => clearTimeout(wait), onmouseleave: () => later(close, 200) });
      box.setAttribute("role", "tooltip");
      const name = d.createElement("b"), words = d.createElement("p");
      name.textContent = title.content; words.textContent = one("[name=description]").content; words.lang = one("article")?.lang || page.documentElement.lang;
      box.append(name, one(".strip [aria-current] .cells, .entry-head .cells") || "", words);
      d.querySelector("main").append(box); a.setAttribute("aria-describedby", "peek");
      const r = a.getClientRects()[0], h = box.offsetHeight, below = r.bottom + h + 8 < innerHeight || r.top < h + 8;
      box.style.left = Math.max(8, Math.min(r.left, root.clientWidth - box.offsetWidth - 8)) + "px";
      box.style.top = (below ? r.bottom + 4 : r.top - h - 4) + "px";
    };
    const near = (e) => {
      const a = e.target.closest?.(".prose a, .back a");
      if (!a || a === on || !a.href.startsWith(home.href.replace(/index\.html$/, "")) || !/(\/|\.html)$/.test(a.pathname) || a.pathname === location.pathname) return;
      if (e.type === "focusin" && !a.matches(":focus-visible")) return;
      close(); on = a; later(() => open(a), 350);
    };
    const away = (e) => on && e.target.closest?.("a") === on && later(close, 200);
    d.addEventListener("mouseover", near); d.addEventListener("focusin", near);
    d.addEventListener("mouseout", away); d.addEventListener("focusout", away);
    addEventListener("scroll", close, { passive: true });
    addEventListener("keydown", (e) => e.key === "Escape" && close());
  }

  // what a search looked for is marked on the page that it led to
  const sought = (new URLSearchParams(location.search).get("h") || "").match(/[\p{L}\p{N}]+/gu);
  if (sought) {
    const plain = (s) => s.replace(/[\u00c0-\u024f\uff01-\uff5e]/g, (c) => c.normalize("NFKD")[0]).toLowerCase();
    const any = new RegExp(sought.map((w) => (/[\u3041-\u9fff\uac00-\ud7a3]/.test(w) ? w : "(?<![a-z\\d])" + w)).join("|"), "gu");
    const walk = d.createTreeWalker(d.getElementById("main"), NodeFilter.SHOW_TEXT), texts = [];
    while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("script, style, svg, math, .vh, nav")) texts.push(walk.currentNode);
    for (const text of texts) for (const found of [...plain(text.data).matchAll(any)].reverse()) {
      const m = d.createElement("mark"), word = text.splitText(found.index);
      word.splitText(found[0].length); word.replaceWith(m); m.append(word);
    }
    const m = d.querySelector("main mark");
    if (m && !location.hash) { for (let n = m; n; n = n.parentElement) if (n.tagName === "DETAILS") n.open = true; m.scrollIntoView({ block: "center" }); }
  }

  // single keys, where the page has a list of them: never while typing, with a modifier or over a dialog
  const sheet = d.querySelector(".sheet"), show = d.querySelector(".keys");
  if (!sheet || !sheet.showModal) return;
  show.hidden = false;
  show.onclick = () => sheet.showModal();
  sheet.onclick = (e) => (e.target === sheet || e.target.closest("button")) && sheet.close();
  addEventListener("keydown", (e) => {
    const at = e.target, typing = /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && !/radio|checkbox/.test(at.type);
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || typing || at.isContentEditable || d.querySelector("dialog[open]")) return;
    if (e.key === "?") return sheet.showModal();
    if (e.key === "e" || e.key === "E") return $(".outline details").forEach((n) => (n.open = e.key === "e"));
    const to = d.querySelector({ "[": "[rel=prev]", "]": "[rel=next]", u: "[rel=up]" }[e.key] || `[data-key="${CSS.escape(e.key)}"]`);
    if (to && to.href) { e.preventDefault(); location = to.href; }
  });
})();
