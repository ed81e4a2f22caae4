"use strict";
/* Search in an index that is cut into scripts, since a page from a folder may not fetch files.
   Words are cut to their stems as in itures/corpus/terms.py; the tables come with the index. */
const itures = (() => {
  let about = null;
  const shards = new Map();
  const chunks = new Map();
  const waiting = new Map();
  const root = document.documentElement.dataset.root;
  const PAIRED = /[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/u;
  const RUN = new RegExp(`(${PAIRED.source})`, "u");
  const ACCENTS = /[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+/g;
  const number = new Intl.NumberFormat("en");
  const at = (id) => document.getElementById(id);

  /* ---------------------------------------------------------------- loading */

  function load(store, key, path) {
    if (store.has(key)) return Promise.resolve(store.get(key));
    return new Promise((done, failed) => {
      const before = waiting.get(path);
      if (before) { before.push(done); return; }
      waiting.set(path, [done]);
      const script = document.createElement("script");
      script.src = root + path;
      script.onload = () => {
        for (const one of waiting.get(path)) one(store.get(key));
        waiting.delete(path);
      };
      script.onerror = () => failed(new Error(path));
      document.head.append(script);
    });
  }
  const shard = (key) => load(shards, key, `search/w-${key}.js`);
  const chunk = (key) => load(chunks, key, `search/u-${key}.js`);

  /* ---------------------------------------------------------------- words */

  const folded = (text) =>
    text.normalize("NFKC").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ")
      .normalize("NFD").replace(ACCENTS, "");

  function speller(mark) {
    const table = about.spell[mark] || {};
    const fold = new Map(Object.entries(table.fold || {}));
    const plain = (text) => [...folded(text)].map((one) => (fold.has(one) ? fold.get(one) : one)).join("");
    const longest = (list) =>
      [...new Set((list || []).map(plain))].filter(Boolean).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const prefixes = longest(table.prefixes), suffixes = longest(table.suffixes);
    const kept = (table.kept || []).map(plain).filter(Boolean);
    const least = table.least ?? 1, rounds = table.rounds ?? 1;
    const shorter = (word) => {
      if (kept.some((end) => word.endsWith(end))) return word;
      const end = suffixes.find((one) => word.endsWith(one) && word.length - one.length >= least);
      return end ? word.slice(0, -end.length) : word;
    };
    const stem = (word) => {
      if (/^\p{Nd}/u.test(word) || !(suffixes.length || prefixes.length)) return word;
      const start = prefixes.find((one) => word.startsWith(one) && word.length - one.length >= least);
      if (start) word = word.slice(start.length);
      for (let round = 0; round < rounds; round++) word = shorter(word);
      return word;
    };
    return { mark, plain, stem };
  }

  /* The words that are asked for: each a list of what it may be, by language. */
  function asked(text) {
    const wanted = [];
    const spellers = Object.keys(about.spell).map(speller);
    const raw = folded(text).match(/[\p{L}\p{N}]+/gu) || [];
    const open = /[\p{L}\p{N}]$/u.test(text);
    raw.forEach((word, place) => {
      const last = open && place === raw.length - 1;
      for (const piece of word.split(RUN).filter(Boolean)) {
        if (PAIRED.test(piece)) {
          const signs = [...piece];
          if (signs.length === 1) wanted.push({ shown: piece, marks: spellers.map((s) => [s.mark, signs[0]]), open: true });
          for (let i = 0; i + 1 < signs.length; i++)
            wanted.push({ shown: signs[i] + signs[i + 1], marks: spellers.map((s) => [s.mark, signs[i] + signs[i + 1]]), open: false });
        } else {
          wanted.push({
            shown: piece,
            marks: spellers.map((s) => [s.mark, s.stem(s.plain(piece)), last ? s.plain(piece) : null]),
            open: last && piece.length > 1,
          });
        }
      }
    });
    return wanted;
  }

  const shardOf = (term) => {
    const signs = [...term.slice(2)];
    const first = signs[0].codePointAt(0);
    const second = PAIRED.test(signs[0]) ? 0 : signs[1] ? signs[1].codePointAt(0) : 0;
    return (first * 31 + second) % about.shards;
  };

  function numbers(steps) {
    const found = [];
    let before = 0;
    for (const step of steps.split(" ")) found.push((before += parseInt(step, 36)));
    return found;
  }

  /* The units that have a word, and the languages in which it is too common to be looked for. */
  async function units(word) {
    const found = new Set(), everywhere = new Set();
    for (const [mark, stem, typed] of word.marks) {
      if (!stem) continue;
      const term = mark + stem;
      if (about.commonly.has(term)) { everywhere.add(mark); continue; }
      const words = await shard(shardOf(term));
      if (Object.hasOwn(words, term)) numbers(words[term]).forEach((one) => found.add(one));
      if (word.open) {
        const begin = mark + (typed && typed.length < stem.length ? typed : stem);
        for (const other in words)
          if (other !== term && other.startsWith(begin)) numbers(words[other]).forEach((one) => found.add(one));
      }
    }
    return { shown: word.shown, found, everywhere };
  }

  /* ---------------------------------------------------------------- finding */

  function textOf(unit) {
    let low = 0, high = about.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (about.starts[middle] <= unit) low = middle; else high = middle - 1;
    }
    return low;
  }
  const isTitle = (unit) => about.starts[textOf(unit)] === unit;

  async function find(text, language, body) {
    const words = asked(text);
    const each = [];
    for (const word of words) each.push(await units(word));
    const common = each.filter((one) => one.everywhere.size).map((one) => one.shown);
    const markOf = (unit) => about.texts[textOf(unit)][4].slice(0, 2).padEnd(2, "z");
    const has = (one, unit) => one.found.has(unit) || (one.everywhere.size && one.everywhere.has(markOf(unit)));
    const fits = (unit) => {
      const one = about.texts[textOf(unit)];
      return (!language || one[4] === language) && (!body || one[6] === body);
    };
    /* To begin with: the rarest word; if all are common somewhere, all places of all of them. */
    const rare = each.filter((one) => !one.everywhere.size).sort((a, b) => a.found.size - b.found.size);
    const begin = rare.length ? rare[0].found : new Set(each.flatMap((one) => [...one.found]));
    let hits = [...begin].filter((unit) => fits(unit) && each.every((one) => has(one, unit)));
    let texts = false;
    if (!hits.length && rare.length > 1) {
      // No clause has all of the words: the texts that have them.
      const by = rare.map((one) => new Set([...one.found].map(textOf)));
      const first = new Map();
      for (const unit of [...begin].sort((a, b) => a - b)) {
        const one = textOf(unit);
        if (!first.has(one) && by.every((set) => set.has(one)) && fits(unit)) first.set(one, unit);
      }
      hits = [...first.values()];
      texts = hits.length > 0;
    }
    const worth = (unit) => (isTitle(unit) ? 1e6 : 0) + Math.min(about.texts[textOf(unit)][5], 999);
    const ranks = new Map(hits.map((unit) => [unit, worth(unit)]));
    hits.sort((a, b) => ranks.get(b) - ranks.get(a) || a - b);
    return { hits, words, common, texts };
  }

  /* ---------------------------------------------------------------- showing */

  const STEP = 20;
  let turn = 0, state = null;

  function marked(element, text, words) {
    /* Every word whose beginning is that of a stem; of Chinese, the pairs themselves. */
    const stems = words.flatMap((word) => word.marks.flatMap((one) => [one[1], one[2]])).filter(Boolean);
    const longestFirst = [...new Set(stems)].sort((a, b) => b.length - a.length);
    const pieces = text.split(/([\p{L}\p{N}\p{M}]+)/u);
    let from = pieces.findIndex((piece, place) => place % 2 && hit(piece, longestFirst));
    let size = 0;
    if (from > 24) from -= 16; else from = 0;
    if (from) element.append("… ");
    for (let place = from; place < pieces.length && size < 320; place++) {
      const piece = pieces[place];
      size += piece.length;
      if (place % 2 && PAIRED.test(piece)) pairs(element, piece, longestFirst);
      else if (place % 2 && hit(piece, longestFirst)) element.append(mark(piece));
      else element.append(piece);
    }
    if (size >= 320) element.append(" …");
  }
  const mark = (text) => Object.assign(document.createElement("mark"), { textContent: text });
  function hit(piece, stems) {
    const plain = folded(piece);
    return stems.some((stem) => plain.startsWith(stem) || (PAIRED.test(stem) && plain.includes(stem))
      || (/[\u0600-\u06ff]/.test(stem) && stem.length > 2 && plain.includes(stem)));
  }
  function pairs(element, piece, stems) {
    const on = new Array(piece.length).fill(false);
    for (const stem of stems)
      for (let i = piece.indexOf(stem); i >= 0; i = piece.indexOf(stem, i + 1))
        for (let j = i; j < i + stem.length; j++) on[j] = true;
    const before = Math.max(0, on.indexOf(true) - 40);
    for (let i = before; i < Math.min(piece.length, before + 200);) {
      let j = i;
      while (j < piece.length && on[j] === on[i]) j++;
      element.append(on[i] ? mark(piece.slice(i, j)) : piece.slice(i, j));
      i = j;
    }
  }

  async function show(from) {
    const mine = turn;
    const list = at("x-hits");
    for (const unit of state.hits.slice(from, from + STEP)) {
      const key = Math.floor(unit / about.chunk);
      const [number_, place, words, text] = (await chunk(key))[unit - key * about.chunk];
      if (mine !== turn) return;
      const [path, tag, name, title, language] = about.texts[number_];
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.className = "text";
      link.href = root + path + (place ? `#${place}` : "");
      link.append(Object.assign(document.createElement("span"), { className: "tag", textContent: tag }), " ");
      const shown = document.createElement("span");
      shown.lang = language; shown.dir = "auto"; shown.className = "name"; shown.textContent = title || name;
      link.append(shown);
      const where = document.createElement("p");
      where.className = "place";
      const called = Object.assign(document.createElement("span"), { lang: language, dir: "auto", textContent: name });
      where.append(called, words ? ` · ${words}` : "");
      const snippet = document.createElement("p");
      snippet.className = "snippet"; snippet.lang = language; snippet.dir = "auto";
      marked(snippet, text, state.words);
      item.append(link, where, snippet);
      list.append(item);
    }
    at("x-more").hidden = from + STEP >= state.hits.length;
    state.shown = from + STEP;
  }

  async function ask() {
    const mine = ++turn;
    const text = at("x-q").value.trim(), language = at("x-lang").value, body = at("x-body").value;
    remember(text, language, body);
    if (!text) { clear(""); return; }
    let found;
    try {
      found = await find(at("x-q").value.trimStart(), language, body);
      const phrases = [...text.matchAll(/["“«]([^"”»]+)["”»]/g)].map((one) => folded(one[1]).replace(/\s+/g, " ").trim());
      if (phrases.length) found.hits = await following(found.hits, phrases);
    } catch (error) {
      clear(`A part of the index is not there: ${error.message}`);
      return;
    }
    if (mine !== turn) return;
    state = found;
    const texts = new Set(found.hits.map(textOf)).size;
    const everywhere = found.common.length
      ? ` In too many places to be looked for: ${[...new Set(found.common)].join(", ")}.` : "";
    clear((!found.hits.length ? (found.common.length && found.common.length === found.words.length ? "" : "Nothing was found.")
      : found.texts ? `No clause has all of these words; ${number.format(texts)} ${texts === 1 ? "text has" : "texts have"} them.`
      : `${number.format(found.hits.length)} ${found.hits.length === 1 ? "place" : "places"} in ${number.format(texts)} ${texts === 1 ? "text" : "texts"}.`) + everywhere);
    await show(0);
  }
  function clear(words) {
    at("x-said").textContent = words;
    at("x-hits").replaceChildren();
    at("x-more").hidden = true;
  }

  /* Of the first hits those in which the words follow each other. */
  async function following(hits, phrases) {
    const kept = [];
    for (const unit of hits.slice(0, 400)) {
      const key = Math.floor(unit / about.chunk);
      const text = folded((await chunk(key))[unit - key * about.chunk][3]).replace(/\s+/g, " ");
      if (phrases.every((phrase) => text.includes(phrase))) kept.push(unit);
    }
    return kept;
  }

  function remember(text, language, body) {
    const said = new URLSearchParams();
    if (text) said.set("q", text);
    if (language) said.set("lang", language);
    if (body) said.set("body", body);
    try { history.replaceState(null, "", said.size ? `#${said}` : location.pathname); } catch { /* from a folder that may be forbidden */ }
  }

  function begin() {
    about.commonly = new Set(about.common);
    for (const [code, name] of about.languages) at("x-lang").append(new Option(name, code));
    const bodies = new Map(about.texts.filter((one) => one[6]).map((one) => [one[6], one[1]]));
    for (const [body, name] of [...bodies].sort((a, b) => (a[1] < b[1] ? -1 : 1))) at("x-body").append(new Option(name, body));
    const said = new URLSearchParams(location.hash.slice(1));
    at("x-q").value = said.get("q") || "";
    at("x-lang").value = said.get("lang") || "";
    at("x-body").value = said.get("body") || "";
    at("x-search").hidden = false;
    at("x-q").focus({ preventScroll: true });
    let wait = 0;
    const soon = () => { clearTimeout(wait); wait = setTimeout(ask, 150); };
    at("x-q").addEventListener("input", soon);
    for (const id of ["x-lang", "x-body"]) at(id).addEventListener("change", soon);
    at("x-more").addEventListener("click", () => show(state.shown));
    if (at("x-q").value) ask();
  }

  return {
    index(found) { about = found; begin(); },
    words(key, found) { shards.set(key, found); },
    units(key, found) { chunks.set(key, found); },
    ask: find,
  };
})();
