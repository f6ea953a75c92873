// The live preview: keeps an open page as its note is. Part of no built site.
(() => {
  const d = document, here = d.getElementById("journal-preview");
  if (!here || !window.EventSource) return;
  const BLOCK = "li, p, h1, h2, h3, h4, h5, h6, pre, blockquote, figure, tr, dd, dt, details, aside, section";
  const stored = (key, value) => {
    try { return value === undefined ? sessionStorage.getItem(key) : sessionStorage.setItem(key, value); } catch { return null; }
  };

  // The page as it was sent, beside the page as scripts and the reader have made it: `live` leads from one to the other.
  let sent = d.documentElement.cloneNode(true), live = new WeakMap(), data = { ...here.dataset };
  const pair = (from, to) => {
    live.set(from, to);
    for (let a = from.firstChild, b = to.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
  };
  pair(sent, d.documentElement);

  // --- Changing a page in place

  let touched = [];
  const carry = (from, to) => {
    const node = live.get(from);
    if (node) live.set(to, node);
    for (let a = from.firstChild, b = to.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) carry(a, b);
  };
  const put = (node, parent, after) => {
    const made = d.importNode(node, true);
    pair(node, made);
    parent.insertBefore(made, after && after.parentNode === parent ? after.nextSibling : after === null ? parent.firstChild : null);
    touched.push(made);
    return made;
  };
  const drop = (node) => {
    const made = live.get(node);
    if (!made) return;
    if (made.parentNode && made.parentNode.nodeType === 1) touched.push(made.parentNode);
    made.remove();
  };
  const attributes = (from, to, node) => {
    for (const { name, value } of to.attributes) {
      if (from.getAttribute(name) === value || (name === "open" && /^(DETAILS|DIALOG)$/.test(node.tagName))) continue;
      node.setAttribute(name, value);
      if (!/^(data-|href|src)/.test(name)) touched.push(node);
    }
    for (const { name } of [...from.attributes])
      if (!to.hasAttribute(name) && name !== "open") node.removeAttribute(name);
  };
  const alike = (a, b) => a.nodeName === b.nodeName && (a.id || "") === (b.id || "") && a.nodeType === b.nodeType;
  const patch = (from, to) => {
    const node = live.get(from);
    if (!node) return;
    live.set(to, node);
    if (from.nodeType !== 1) {
      if (from.nodeValue !== to.nodeValue) { node.nodeValue = to.nodeValue; if (node.parentNode) touched.push(node.parentNode); }
      return;
    }
    attributes(from, to, node);
    children([...from.childNodes], [...to.childNodes], node);
  };
  const children = (a, b, parent) => {
    let start = 0, end = 0;
    while (start < a.length && start < b.length && a[start].isEqualNode(b[start])) carry(a[start], b[start++]);
    while (end < a.length - start && end < b.length - start && a[a.length - 1 - end].isEqualNode(b[b.length - 1 - end]))
      carry(a[a.length - 1 - end], b[b.length - 1 - end++]);
    const old = a.slice(start, a.length - end), now = b.slice(start, b.length - end);
    let last = start ? live.get(b[start - 1]) || null : null;
    // What stays, in order: by content first, then by kind and id.
    const key = (n) => n.nodeType === 1 ? n.outerHTML : n.nodeType + n.nodeValue, places = new Map();
    old.forEach((n, i) => places.set(key(n), [...(places.get(key(n)) || []), i]));
    const kept = new Map();
    let at = -1;
    now.forEach((n, i) => {
      const found = (places.get(key(n)) || []).find((j) => j > at && (n.nodeType === 1 || now.length === old.length));
      if (found !== undefined && found - at <= now.length - i + 8) { kept.set(i, found); at = found; }
    });
    let next = 0;
    now.forEach((n, i) => {
      let j = kept.get(i);
      if (j === undefined) {
        const limit = Math.min(...[...kept].filter(([k]) => k > i).map(([, v]) => v), old.length);
        let candidate = next;
        while (candidate < limit && !alike(old[candidate], n)) candidate++;
        if (candidate < limit) { j = candidate; }
      }
      if (j === undefined) { last = put(n, parent, last); return; }
      for (; next < j; next++) drop(old[next]);
      next = j + 1;
      if (kept.has(i)) carry(old[j], n); else patch(old[j], n);
      last = live.get(n) || last;
    });
    for (; next < old.length; next++) drop(old[next]);
  };

  const scripts = (root) => [...root.querySelectorAll("script[src]")].map((s) => s.getAttribute("src")).join();
  // Styles are kept apart from all else: a new one comes beside the old one, which goes when the new one is there.
  const styles = (root) => [...root.querySelectorAll('link[rel="stylesheet"]')].map((link) => (link.remove(), link));
  const stem = (href) => href.replace(/\.[0-9a-f]{8}\.css$/, "");
  let sheets = styles(sent).map((link) => ({ href: link.getAttribute("href"), nodes: [live.get(link)] }));
  const swapStyles = (to) => {
    const old = sheets;
    sheets = styles(to).map((link) => {
      const href = link.getAttribute("href"), before = old.find((sheet) => stem(sheet.href) === stem(href));
      if (before && before.href === href) return before;
      const fresh = d.importNode(link), gone = before ? before.nodes : [], sheet = { href, nodes: [...gone, fresh] };
      fresh.onload = fresh.onerror = () => { gone.forEach((node) => node.remove()); sheet.nodes = [fresh]; };
      (gone[gone.length - 1] || d.head.lastElementChild).after(fresh);
      return sheet;
    });
    const now = new Set(sheets.map((sheet) => stem(sheet.href)));
    old.forEach((sheet) => { if (!now.has(stem(sheet.href))) sheet.nodes.forEach((node) => node.remove()); });
  };

  const apply = (html) => {
    const to = new DOMParser().parseFromString(html, "text/html").documentElement, tag = to.querySelector("#journal-preview");
    // Where `base_url` has another path now, so have all pages.
    if (tag && tag.dataset.base !== data.base && location.pathname.startsWith(data.base))
      return location.replace(tag.dataset.base + location.pathname.slice(data.base.length) + location.search + location.hash);
    const policy = (r) => r.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content;
    if (!tag || data.version === "waiting" || scripts(sent) !== scripts(to) || policy(sent) !== policy(to)) return location.reload();
    const anchor = seen();
    touched = [];
    swapStyles(to);
    patch(sent, to);
    sent = to; data = { ...tag.dataset };
    hold(anchor);
    mark(touched); tasks(); marked(); later();
  };

  // --- Scroll, marks

  const main = () => d.getElementById("main") || d.body;
  const seen = () => {
    if (!scrollY) return null;
    const nodes = main().querySelectorAll(BLOCK);
    for (const n of nodes) { const { top, bottom } = n.getBoundingClientRect(); if (bottom > 0 && top >= 0) return [n, top]; }
    return null;
  };
  const hold = (anchor) => {
    if (!anchor || !anchor[0].isConnected) return;
    const moved = anchor[0].getBoundingClientRect().top - anchor[1];
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  };
  const mark = (nodes) => {
    const blocks = new Set();
    for (const n of nodes) {
      const at = n.nodeType === 1 ? n : n.parentElement, block = at && at.isConnected && at.closest(BLOCK);
      if (block && main().contains(block)) blocks.add(block);
    }
    for (const block of blocks) {
      if ([...blocks].some((b) => b !== block && block.contains(b))) continue;
      block.removeAttribute("data-preview-changed");
      requestAnimationFrame(() => block.setAttribute("data-preview-changed", ""));
      setTimeout(() => block.removeAttribute("data-preview-changed"), 1600);
    }
  };
  const go = (at) => {
    const root = sent.querySelector("main"), node = root && at >= 0 ? live.get(root.querySelectorAll("*")[at]) : null;
    if (!node) return scrollTo({ top: 0 });
    const block = node.closest(BLOCK) || node;
    for (let n = block; n; n = n.parentElement) if (n.tagName === "DETAILS") n.open = true;
    block.scrollIntoView({ block: "center" });
    mark([block]);
  };

  // --- News

  let source = null, boot = "";
  const connect = () => {
    if (source) source.close();
    if (d.hidden) return;
    const asked = new URLSearchParams({ path: location.pathname, version: data.version, follow: following() ? "1" : "" });
    source = new EventSource("/-/events?" + asked);
    const on = (name, heard) => source.addEventListener(name, (e) => heard(JSON.parse(e.data)));
    on("hello", (said) => { if (boot && boot !== said.boot) location.reload(); boot = said.boot; later(); });
    on("page", (said) => apply(said.html));
    on("status", show);
    on("edit", (said) => {
      const to = new URL(data.base + said.url, location.origin);
      if (to.pathname !== location.pathname) { stored("journal-at", JSON.stringify([to.pathname, said.at])); location.href = to.href; }
      else go(said.at);
    });
    on("files", (said) => {
      const paths = said.paths.map((p) => new URL(data.base + p, location.origin).pathname);
      d.querySelectorAll("img[src]").forEach((img) => {
        const at = new URL(img.currentSrc || img.src, location.href);
        if (!paths.includes(at.pathname)) return;
        at.searchParams.set("again", Date.now());
        img.removeAttribute("srcset"); img.src = at.href;
      });
    });
    source.onerror = () => { source.close(); setTimeout(connect, 700); };
  };
  d.addEventListener("visibilitychange", () => (d.hidden ? source && source.close() : connect()));
  addEventListener("pageshow", (e) => e.persisted && connect());

  // --- What is wrong, and the switch

  const make = (name, text, attributes = {}) => {
    const node = d.createElement(name);
    if (text) node.textContent = text;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const panel = make("details", "", { class: "preview-panel", id: "journal-panel" });
  const title = make("summary"), counts = make("span", "", { role: "status", class: "preview-counts" });
  const list = make("ul"), foot = make("p", "", { class: "preview-foot" });
  const follow = make("input", "", { type: "checkbox", id: "journal-follow" }), label = make("label", " Follow edits");
  label.prepend(follow); foot.append(label);
  title.append(make("b", "Preview"), counts); panel.append(title, list, foot);
  const note = make("p", "", { class: "preview-note", role: "note", hidden: "" });
  const following = () => (stored("journal-follow") ?? data.follow) === "1";
  follow.onchange = () => { stored("journal-follow", follow.checked ? "1" : "0"); connect(); };
  let errors = 0, hiddenPages = {};
  const show = ({ problems, reading, unpublished }) => {
    const { error = 0, warning = 0, note: notes = 0 } = problems.counts;
    const told = [[error, "error"], [warning, "warning"], [notes, "note"]].filter(([n]) => n);
    counts.replaceChildren(...told.flatMap(([n, name], i) => [i ? ", " : "", make("span", `${n} ${name}${n > 1 ? "s" : ""}`, { class: name })]));
    if (!told.length) counts.textContent = "no problems";
    if (reading) counts.textContent = reading.total ? `${reading.stage} ${reading.done} of ${reading.total}` : reading.stage;
    if (panel.classList.contains("preview-working") && !reading) later();
    panel.classList.toggle("preview-working", !!reading);
    list.replaceChildren(...problems.list.map((each) => {
      const item = make("li", "", { class: each.level }), said = make("span", each.message, { class: "preview-said" });
      item.append(make("b", `${each.level} `), said);
      if (each.place) item.append(each.href ? make("a", each.place, { href: each.href, class: "preview-place" }) : make("span", each.place, { class: "preview-place" }));
      if (each.excerpt.length) item.append(make("pre", each.excerpt.map((line, i) => `${each.line + i} | ${line}`).join("\n")));
      if (each.hint) item.append(make("span", each.hint, { class: "preview-hint" }));
      return item;
    }));
    if (error && !errors) panel.open = true;
    if (!error && errors) panel.open = false;
    errors = error;
    panel.classList.toggle("preview-broken", error > 0);
    hiddenPages = unpublished || {}; marked();
  };
  const said = (text) => { note.textContent = text; note.hidden = !text; };
  const marked = () => {
    said(data.unpublished ? (data.unpublished === "future" ? "Of a day to come." : `Not published: ${data.unpublished}.`) : "");
    if (!Object.keys(hiddenPages).length) return;
    d.querySelectorAll("a[href]").forEach((a) => {
      const why = a.origin === location.origin && hiddenPages[a.pathname];
      if (why && !a.closest("#journal-panel")) a.setAttribute("data-preview-unpublished", why); else a.removeAttribute("data-preview-unpublished");
    });
  };

  // --- Notes that name this one without a link

  const names = make("section", "", { class: "back preview-named", lang: "en", "aria-labelledby": "journal-named" });
  const rows = make("ul", "", { class: "rows", role: "list" });
  names.append(make("h2", "Named without a link", { id: "journal-named" }), rows);
  const named = async () => {
    const asked = data.version;
    let told = [];
    try { told = await (await fetch("/-/named?" + new URLSearchParams({ path: location.pathname }))).json(); } catch { return; }
    if (asked !== data.version || !Array.isArray(told)) return;
    rows.replaceChildren(...told.map((each) => {
      const item = make("li"), where = make("span", "", { class: "src" }), text = make("div"), said = make("p", each.before, { class: "ctx" });
      where.append(each.editor ? make("a", each.place, { href: each.editor }) : each.place);
      said.append(make("mark", each.name), each.after);
      text.append(make("a", each.title, { href: each.href }), said);
      item.append(where, text);
      return item;
    }));
    const last = [...main().querySelectorAll(".prose, .back:not(.preview-named)")].pop();
    told.length && last ? last.after(names) : names.remove();
  };

  let waits = 0;
  const later = () => { clearTimeout(waits); waits = setTimeout(named, 600); };

  // --- Ticking tasks

  const tasks = () => {
    const items = sent.querySelectorAll("li.task"), boxes = new Map();
    for (const told of (data.ticks || "").split(" ").filter(Boolean)) {
      const box = live.get(items[parseInt(told, 10)])?.querySelector(".box");
      if (box) boxes.set(box, told);
    }
    // A box that stays is left as it is: without a place in the order of the keys it would lose the focus.
    d.querySelectorAll("[data-preview-tick]").forEach((box) => {
      if (boxes.has(box)) return;
      for (const name of ["data-preview-tick", "tabindex", "aria-checked"]) box.removeAttribute(name);
      box.setAttribute("role", "img");
    });
    for (const [box, told] of boxes) {
      box.setAttribute("role", "checkbox"); box.setAttribute("tabindex", "0");
      box.setAttribute("aria-checked", String(told.endsWith("x"))); box.setAttribute("data-preview-tick", parseInt(told, 10));
    }
  };
  const tick = async (box) => {
    const number = box.getAttribute("data-preview-tick");
    if (box.hasAttribute("aria-busy")) return;
    box.setAttribute("aria-busy", "true");
    try {
      const body = JSON.stringify({ path: location.pathname, version: data.version, number: +number });
      const answer = await fetch("/-/tick", { method: "POST", body, headers: { "Content-Type": "application/json", "X-Journal-Token": data.token } });
      if (!answer.ok) { const { message, hint } = await answer.json(); said(`${message}: ${hint}`); setTimeout(marked, 6000); }
    } catch { said("the preview does not answer"); } finally { box.removeAttribute("aria-busy"); }
  };
  d.addEventListener("click", (e) => { const box = e.target.closest?.("[data-preview-tick]"); if (box) { e.preventDefault(); tick(box); } });
  addEventListener("keydown", (e) => {
    const at = e.target, box = at.closest?.("[data-preview-tick]");
    if (box && (e.key === " " || e.key === "Enter")) { e.preventDefault(); return tick(box); }
    if (e.key !== "d" || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || at.isContentEditable) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && !/radio|checkbox/.test(at.type)) return;
    panel.open = !panel.open;
  });

  d.body.append(panel, note);
  follow.checked = following();
  tasks(); marked(); connect();
  const at = JSON.parse(stored("journal-at") || "null");
  if (at && at[0] === location.pathname) { stored("journal-at", "null"); go(at[1]); }
})();
