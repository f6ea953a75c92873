// Reads the index that journal/search.py writes. Its files are scripts, since a page opened from a folder loads no others.
(() => {
  const d = document, $ = (s) => d.querySelector(s), form = $(".searchbox"), box = $(".found"), list = $(".hits"), status = $(".found [role=status]"), more = $(".found>.tool");
  const said = form.dataset, input = form.q, local = location.protocol === "file:";
  let all, unspaced, run = 0, hits = [], needles = [];
  const make = (name, props, ...inner) => { const n = Object.assign(d.createElement(name), props); n.append(...inner); return n; };
  // `all` lists the entries, `t` has terms, `d` what is shown of entries
  const parts = new Map(), waiting = {};
  window.journalSearch = (name, value) => waiting[name]?.(value);
  const load = (name, version) => {
    if (!parts.has(name)) parts.set(name, new Promise((done, fail) => {
      waiting[name] = (value) => done(name[0] === "t" ? value.split("\n").map((line) => line.split(" ")) : value);
      d.head.append(make("script", { src: `${said.root}search/${name}.js?${version}`, onerror: () => { parts.delete(name); fail(); } }));
    }));
    return parts.get(name);
  };
  const numbered = (kind, n) => load(kind + n, all.v.substr(4 * (kind === "d" ? all.t + n : n), 4));
  const next = (last, days, place) => ((last >> 3) + +days) * 8 + (place ? "$%&()*+".indexOf(place) + 1 : 0);
  const dated = (n) => n < 1 << 21;
  const begin = async () => {
    if (all) return;
    const found = await load("all", said.version), entries = new Map();
    let last = 0;
    for (const [, days, place, kind, tags] of found.entries.matchAll(/(\d+)([$%&()*+]?)([A-Za-z])([\d.]*)/g)) {
      const n = (last = next(last, days, place));
      entries.set(n, { kind: found.kinds[kind], open: kind < "a", tags: tags ? tags.split(".").map((t) => found.tags[t]) : [],
        get day() { return dated(n) ? new Date(Date.UTC(1800, 0, 1 + (n >> 3))).toISOString().slice(0, /m/i.test(kind) ? 7 : 10) : ""; },
        get when() {  // "@2025-07-31 2025-W31 "
          const on = Date.UTC(1800, 0, 4 + (n >> 3) - ((n >> 3) + 2) % 7), year = new Date(on).getUTCFullYear();
          return "@" + this.day + (this.day[7] ? ` ${year}-W${1 + ((on - Date.UTC(year, 0)) / 6048e5 | 0)} ` : "");
        } });
    }
    for (const name in found.rules) found[name] = found.rules[name].map(([rule, to]) => [new RegExp(rule, "giu"), to]);
    unspaced = new RegExp(found.unspaced, "u");
    all = { ...found, entries };
  };
  const word = (c) => /[\p{L}\p{N}]/u.test(c || " ") && !unspaced.test(c);
  const put = (rules, w) => rules.reduce((s, [rule, to]) => s.replace(rule, to), w.normalize("NFD")).normalize("NFC");
  const fold = (s) => put(all.accents, s.normalize("NFKC").toUpperCase().toLowerCase());
  const lines = (term) => {
    let h = 0x811c9dc5;
    for (const c of term.match(new RegExp(all.key, "u"))[0].split("")) h = Math.imul(h ^ c.charCodeAt(), 0x01000193);
    return numbered("t", ((h ^ (h >>> 16)) >>> 0) % all.t);
  };
  const near = (a, b) => {  // whether b begins like a but for one letter after the second
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return i > 1 && [[a.slice(i + 1), 1], [a.slice(i + 1), 0], [a.slice(i), 1], [a[i + 1] + a[i] + a.slice(i + 2), 0]].some(([s, n]) => b.startsWith(s, i + n));
  };
  // by the number of an entry, the weight of each place: a section, -1 a tag, -2 the title
  const places = (text, weight, found = new Map()) => {
    const each = [...text.matchAll(/(\d+)([$%&()*+]?)([^\d$%&()*+]+)/g)];
    let last = 0;
    for (const [, days, place, marks] of each) {
      last = next(last, days, place);
      const at = found.get(last) || new Map();
      for (let i = 0; i < marks.length; i++) {
        const c = marks.charCodeAt(i), far = c - 256;
        const [where, value] = c === 33 ? [-2, 8] : c === 35 ? [-1, 6] : far >= 0 ? [26 + (far >> 1), far & 1 ? 3 : 1] : c < 97 ? [c - 65, 3] : [c - 97, 1];
        at.set(where, Math.max(at.get(where) || 0, value * weight));
      }
      at.some = each.length > 500;  // then only the first place is told
      found.set(last, at);
    }
    return found;
  };
  const alike = (rules, a, b) => put(rules, a) === put(rules, b) && 0.1;
  const join = (one, other) => other.forEach((at, n) => one.set(n, new Map([...at, ...(one.get(n) || [])])));
  const both = (one, other) => {
    const found = new Map();
    one.forEach((at, n) => {
      const there = other.get(n), kept = [...at].filter(([where]) => there?.some || there?.has(where));
      if (kept[0]) found.set(n, new Map(kept));
    });
    return found;
  };
  // the entries with a word, or with all pairs of a run in one section; `fits` gives a weight to what may stand for the last
  const having = async (w, marks, weight, fits) => {
    const c = [...w], terms = c[1] && unspaced.test(w) ? c.slice(1).map((b, i) => c[i] + b) : [w];
    const each = terms.map(async (term, i) => {
      const found = new Map(), last = !terms[i + 1];
      for (const [t, text] of await lines(term)) {
        const value = t === term || (last && fits?.(t, term));
        if (value) places(text, weight * value, found);
        if (value && last) marks.add(weight === 1 && t.startsWith(term) ? w : w.slice(0, -term.length) + t);
      }
      return found;
    });
    return (await Promise.all(each)).sort((a, b) => a.size - b.size).reduce(both);
  };
  const look = async (w, marks, before = "", behind = "") => {
    const run = unspaced.test(w), s = put(all.stems, w), kin = (t, w) => t.startsWith(w.slice(0, 3)) && alike(all.english, t, w);
    const found = await having(w, marks, 1, (t) => ((w[1] || /[㐀-힣]/.test(w)) && t.startsWith(w) ? 0.6 : kin(t, w))), also = async (w, fits) => join(found, await having(w, marks, 0.1, fits));
    for (const one of [before + w, w + behind]) if (/^[a-z]+$/.test(one)) await also(one, kin);
    const tail = (s[1] ? "|" : ":") + w.slice(s.length);
    if (s !== w) await also(s, (t, term) => alike(all.kin, t + tail, term + tail));
    // katakana for hiragana
    if (/^[ぁ-ー]+$/.test(w)) await also(w.replace(/[ぁ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt() + (c < "ァ" ? 96 : -96))));
    // in two parts, or with one character that is another
    const none = !found.size;
    if (s[3] && (none || /[가-힣]/.test(s))) for (let i = 2; s[i]; i++) for (let k = 0; k <= (run && none); k++) {
      const a = s.slice(0, i), b = s.slice(i + k) || a;
      if (run ? b[1] : (await lines(w)).some(([t]) => t === a)) join(found, both(await having(a, marks, 0.1), await having(b, marks, 0.1)));
    }
    return found.size ? found : having(w, marks, 1, (t) => w[3] && near(w, t) && 0.1);
  };
  const find = async (q) => {
    const found = [], marks = new Set(), tests = [], text = [], days = [];
    const looked = (text, marks) => Promise.all([...new Set(put(all.words, fold(text)).match(new RegExp(all.term, "gu")))].map((w, i, words) => look(w, marks, words[i - 1], words[i + 1])));
    if (/\d/.test(q)) for (const [rule, to] of all.days) q = q.replace(rule, (raw) => {
      const day = raw.replace(rule, to).replace(/-(?=\d\b)/g, "-0"), on = (e) => e.when.includes(day);
      if (![...all.entries.values()].some(on)) return raw;
      day[0] === "@" ? tests.push(on) : days.push([on, raw]);
      return " ";
    });
    for (const raw of q.match(/(?:[^\s"]|"[^"]*"?)+/g) || []) {
      const part = raw.replace(/"/g, ""), [, key, v] = fold(part).match(/^(type|tag|is):(.+)/) || [];
      if (key === "type") tests.push((e) => e.kind.startsWith(v));
      else if (key === "tag") tests.push((e) => e.tags.some((t) => (fold(t) + "/").startsWith(v + "/")));
      else if (v === "open") tests.push((e) => e.open);
      else text.push(part);
    }
    const each = await looked(text.join(" "), marks);
    for (const [on, raw] of days) {
      const then = new Map();
      all.entries.forEach((e, n) => on(e) && then.set(n, new Map([[-2, 8 + (e.kind[0] === "w")]])));
      join(then, (await looked(raw, new Set())).reduce(both));
      marks.add(fold(raw));
      each.push(then);
    }
    if (tests[0] || each[0]) for (const [n, e] of all.entries) {
      if (!tests.every((t) => t(e)) || !each.every((t) => t.has(n))) continue;
      let score = 0;
      const at = new Map();
      each.forEach((t) => {
        const here = t.get(n), most = Math.max(...here.values()), rare = Math.log(1 + all.entries.size / t.size);
        score += rare * (most + 0.1 * Math.min(here.size, 5) * Math.min(most, 1));
        here.forEach((v, where) => at.set(where, (at.get(where) || 0) + v * rare));
      });
      const best = [...at].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([where]) => where);
      if (each.every((t) => t.get(n).has(best[0]))) score += 4;
      found.push({ n, e, inside: best[0] >= 0, section: best.find((w) => w >= 0) || 0, score: Math.round(2 * score) });
    }
    return [found.sort((a, b) => b.score - a.score || (dated(b.n) && b.n >> 3) - (dated(a.n) && a.n >> 3) || a.n - b.n), [...marks].sort((a, b) => b.length - a.length)];
  };
  const spots = (text) => {
    let folded = "", i = 0;
    const at = [], found = [];
    for (const c of text) { const f = fold(c); f.split("").forEach(() => at.push(i)); folded += f; i += c.length; }
    at.push(i);
    for (const needle of needles) for (let p = folded.indexOf(needle); p >= 0; p = folded.indexOf(needle, p + needle.length))
      if (unspaced.test(needle) || !word(folded[p - 1]) && (needle[1] || !word(folded[p + 1]))) found.push([at[p], at[p + needle.length]]);
    return found.sort((a, b) => a[0] - b[0]);
  };
  const marked = (text) => {
    const out = [];
    let done = 0;
    for (const [from, to] of spots(text)) if (from >= done) { out.push(text.slice(done, from), make("mark", {}, text.slice(from, to))); done = to; }
    return [...out, text.slice(done)];
  };
  const texts = new Map();
  const context = async (p, href, id) => {  // the words around what was found, from the page itself
    try {
      if (!texts.has(href)) texts.set(href, fetch(href).then(async (r) => new DOMParser().parseFromString(await r.text(), "text/html")));
      const page = await texts.get(href), main = page.querySelector(".prose"), range = page.createRange(), from = page.getElementById(id);
      main.querySelectorAll(".anchor,.mg").forEach((n) => n.remove());
      main.querySelectorAll("p,li,td,div,.bib *").forEach((n) => n.prepend(" "));
      range.selectNodeContents(main);
      if (from) range.setStartAfter(from);
      const text = range.toString().replace(/\s+/g, " ");
      const [[at, to]] = spots(text), a = Math.max(0, at - 40), b = to + 80;
      p.replaceChildren(...marked((a ? "…" : "") + text.slice(a, b) + (b < text.length ? "…" : "")));
    } catch {}
  };
  const show = async (mine) => {
    const some = hits.slice(list.children.length).slice(0, 10);
    const told = await Promise.all(some.map(({ n }) => numbered("d", (n >> 6) % all.d)));
    if (mine !== run) return;
    const unseen = [];
    list.append(...some.map(({ n, inside, section }, i) => {
      const [path, title, lang, when, iso, kind, of, sections] = told[i][n];
      const [, id, heading, begins] = sections.find(([s]) => s === section) || sections[0] || [0, "", "", ""], to = inside && id;
      const plain = said.root + path + (local && /(^|\/)$/.test(path) ? "index.html" : "");
      const href = plain + (needles[0] ? "?h=" + encodeURIComponent(needles.join(" ")) : "") + (to ? "#" + encodeURIComponent(id) : "");
      const tongue = of ? { lang: of } : {}, p = make("p", tongue, ...marked(begins));
      if (needles[0] && !p.querySelector("mark")) unseen.push([p, plain, to]);
      const a = make("a", lang ? { href, lang } : { href }, ...marked(title)), meta = make("p", { className: "of" }, kind, ...(when ? [" · ", make("time", { dateTime: iso }, when)] : []), ...(to ? [" · ", make("span", tongue, ...marked(heading))] : []));
      return make("li", {}, a, meta, p);
    }));
    more.hidden = list.children.length >= hits.length;
    if (!local) setTimeout(() => mine === run && unseen.slice(0, 6).forEach((each) => context(...each)), 200);
  };
  const chips = () => [...box.querySelectorAll("[data-term]")];
  const narrow = (name, of, order, term) => {
    const counts = new Map();
    hits.forEach(({ e }) => of(e).forEach((v) => v && counts.set(v, (counts.get(v) || 0) + 1)));
    $(`[data-facet=${name}]`).replaceChildren(...[...counts].sort(order).slice(0, 8).map(([v, n]) => {
      const b = make("button", { type: "button", className: "tag" }, v, " ", make("span", { className: "n" }, n));
      b.dataset.term = term(v);
      return b;
    }));
  };
  const facets = (q) => {
    narrow("year", (e) => [e.day.slice(0, 4)], (a, b) => b[0] - a[0], (y) => y);
    narrow("tag", (e) => e.tags, (a, b) => b[1] - a[1], (t) => "tag:" + (/\s/.test(t) ? `"${t}"` : t));
    chips().forEach((b) => (b.ariaPressed = ` ${q} `.includes(` ${b.dataset.term} `)));
  };
  const search = async () => {
    const mine = ++run, q = input.value.trim();
    try { history.replaceState(null, "", q ? "?q=" + encodeURIComponent(q) : location.pathname); } catch {}
    try {
      if (q) await begin();
      const found = q ? await find(q.normalize("NFKC")) : [[], []];
      if (mine !== run) return;
      [hits, needles] = found;
      list.replaceChildren();
      $(".unsearched").hidden = q;
      status.textContent = !q ? "" : hits[0] ? said[hits[1] ? "many" : "one"].replace("{n}", hits.length.toLocaleString("en")) : said.none.replace("{q}", q);
      facets(q);
      await show(mine);
    } catch (e) { if (mine === run) status.textContent = said.lost; }
  };
  form.onsubmit = async (e) => { e.preventDefault(); await search(); list.querySelector("a")?.click(); };
  // a syllable of Hangul is text before it is done
  for (const name of ["input", "compositionend"]) input.addEventListener(name, (e) => { if (!e.isComposing || /[가-힣]$/.test(input.value)) search(); });
  more.onclick = () => show(run);
  box.addEventListener("click", (e) => {
    const b = e.target.closest("[data-term]"), q = ` ${input.value.trim()} `;
    if (!b) return;
    const term = b.dataset.term;
    input.value = (q.includes(` ${term} `) ? q.replace(` ${term} `, " ") : q + term).trim() + " ";
    search().then(() => (chips().find((n) => n.dataset.term === term) || input).focus());
  });
  d.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const links = [...list.querySelectorAll("a")], at = links.indexOf(d.activeElement), within = at >= 0 || d.activeElement === input;
    if (e.key === "/" && d.activeElement !== input && $(".sheet")) { e.preventDefault(); e.stopImmediatePropagation(); input.focus(); input.select(); }
    else if (e.key === "ArrowDown" && within && links[at + 1]) { e.preventDefault(); links[at + 1].focus(); }
    else if (e.key === "ArrowUp" && at >= 0) { e.preventDefault(); (links[at - 1] || input).focus(); }
    else if (e.key === "Escape" && within) { at < 0 && search((input.value = "")); input.focus(); }
  }, true);
  input.value = new URLSearchParams(location.search).get("q");
  if (input.value) search();
  if (!location.hash) input.focus();
})();
