// Progressive enhancement only: every page reads, folds and navigates without this file.
(() => {
  const d = document, root = d.documentElement, said = d.body.dataset, $ = (s, c = d) => [...c.querySelectorAll(s)];

  // theme: system, light, dark
  const order = ["", "light", "dark"], names = (said.themeNames || "||").split("|"), btn = d.getElementById("theme");
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

  // copy buttons, where there is a clipboard
  if (navigator.clipboard) $(".code").forEach((f) => {
    const b = d.createElement("button"), cap = f.querySelector("figcaption") || f.insertBefore(d.createElement("figcaption"), f.firstChild);
    b.className = "copy"; b.type = "button"; b.textContent = said.copy;
    b.onclick = async () => {
      try { await navigator.clipboard.writeText(f.querySelector("pre").innerText); } catch { return; }
      b.textContent = said.copied; setTimeout(() => (b.textContent = said.copy), 1500);
    };
    cap.append(b);
  });

  // an image opens over the page; without a dialog the link leads to the file
  if (window.HTMLDialogElement) d.addEventListener("click", (e) => {
    const a = e.target.closest(".fig > a"), img = a && a.querySelector("img");
    if (!img || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    e.preventDefault();
    const box = d.createElement("dialog"), big = d.createElement("img");
    box.className = "zoom"; big.src = a.href; big.alt = img.alt; box.append(big); d.body.append(box);
    box.onclick = () => box.close(); box.onclose = () => box.remove(); box.showModal();
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

  // keyboard: single keys, never while typing, never with a modifier
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || /INPUT|TEXTAREA|SELECT/.test(e.target.tagName) || e.target.isContentEditable) return;
    const go = (s) => { const a = d.querySelector(s); if (a && a.href) { e.preventDefault(); location = a.href; } };
    const fold = (open) => $(".outline details").forEach((n) => (n.open = open));
    ({ "[": () => go("[rel=prev]"), "]": () => go("[rel=next]"), u: () => go("[rel=up]"), w: () => go("[data-key=week]"),
       c: () => go("[data-key=calendar]"), e: () => fold(true), E: () => fold(false) }[e.key] || (() => {}))();
  });
})();
