// Progressive enhancement only: every page reads, folds and navigates without this file.
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
