/* Search: finds words in what search-data.js and its like hold, with MiniSearch, as they are typed. Works from a disk. */
(function () {
  "use strict";
  var box = document.getElementById("q");
  var form = document.getElementById("ask");
  var found = document.getElementById("found");
  var hits = document.getElementById("hits");
  var before = document.getElementById("before");

  /* The kinds in the order of search-data.js: heading, one, several, and how much a hit counts. */
  var kinds = [
    ["People", "person", "people", 1.6],
    ["Interviews", "interview", "interviews", 1],
    ["Organisations", "organisation", "organisations", 1.5],
    ["Questions", "question", "questions", 1],
    ["Words", "phrase", "phrases", 1.3],
    ["Pages", "page", "pages", 1.4]
  ];
  var shown = 8; /* of a kind at first */
  var around = [8, 22]; /* words before the first hit, and from it on */

  /* Words. What is written without spaces is found by its characters. */
  var apostrophe = /['’‘ʼʻ`´′＇]/;
  var word = /(?=[\p{L}\p{N}])[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]\p{M}*|(?:(?![\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}\p{M}]|(?<=\p{L})['’‘ʼʻ`´′＇](?=\p{L}))+/gu;
  var marks = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
  var letters = { "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h" };

  function split(text) { return text.match(word) || []; }

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(marks, "").replace(/[łøđðþßæœıħ]/g, function (letter) {
      return letters[letter];
    });
  }

  /* O’Neill is oneill, and found by neill too; wife’s by wifes and wife; 김민수, one word in Korea, by 민수 too. */
  function whole(term) { return fold(term.split(apostrophe).join("")); }

  function forms(term) {
    var parts = term.split(apostrophe).map(fold);
    var given = term.normalize("NFC").match(/^\p{scx=Hang}(\p{scx=Hang}{2,3})$/u);
    if (parts.length === 1) return given ? parts.concat(fold(given[1])) : parts;
    return [parts.join("")].concat(parts.filter(function (part) { return part.length > 1; }));
  }

  /* What can be found. Of many notes it stands in several scripts: the first, which is here, says in how many. */
  var name = "KEEPWARM_SEARCH";
  var many = window[name + "_PARTS"] || 1;

  function load(then) {
    var left = many;
    function arrived() {
      left -= 1;
      if (left) return;
      then(Array.from({ length: many }, function (_, at) { return window[many > 1 ? name + "_" + (at + 1) : name]; }));
    }
    arrived();
    for (var number = 2; number <= many; number += 1) {
      var script = document.createElement("script");
      script.src = "search-data-" + number + "-of-" + many + ".js";
      script.onload = script.onerror = arrived;
      document.head.append(script);
    }
  }

  /* The same order, however many scripts they stood in, for what counts the same is shown in it: that of the notes, and
     what is found of one note, or of none, as it stood. */
  function ordered(parts) {
    var all = parts.flat().map(function (row) {
      return {
        kind: row[0], href: row[1], title: row[2], about: row[3] || "", keys: row[4] || "", text: row[5] || "",
        due: row[6] || "", status: row[7] || "", note: kinds[row[0]][1] === "page" ? "" : row[1].split("#")[0]
      };
    });
    all.sort(function (one, other) {
      return one.kind - other.kind || (one.note < other.note ? -1 : Number(one.note > other.note));
    });
    all.forEach(function (entry, id) { entry.id = id; });
    return all;
  }

  /* The index, made when it is first needed. */
  var entries = [];
  var index = null;
  var begun = false;
  var ready = false;

  function prepare() {
    if (begun) return;
    begun = true;
    found.textContent = "Reading the notes…";
    load(function (parts) {
      if (window.MiniSearch && parts.every(Boolean)) fill(ordered(parts));
      else found.textContent = "A file of this site is missing. Build it again, then search.";
    });
  }

  function fill(all) {
    entries = all;
    index = new window.MiniSearch({
      fields: ["title", "about", "keys", "text"],
      /* Of a question or a phrase only itself counts: with whom it was is said, but finds the person, not each of them. */
      extractField: function (entry, field) {
        return field === "about" && (entry.kind === 3 || entry.kind === 4) ? "" : entry[field];
      },
      tokenize: split,
      processTerm: forms,
      searchOptions: {
        processTerm: whole,
        combineWith: "AND",
        prefix: true,
        fuzzy: function (term) { return term.length < 4 || /\d/.test(term) ? false : 0.2; },
        weights: { prefix: 0.7, fuzzy: 0.15 },
        boost: { title: 4, keys: 3, about: 2 },
        boostDocument: function (id) { return kinds[entries[id].kind][3]; }
      }
    });
    index.addAllAsync(entries, { chunkSize: 100 }).then(function () {
      ready = true;
      found.textContent = "";
      look();
    });
  }

  function results(query) {
    var all = index.search(query);
    return all.length || split(query).length < 2 ? all : index.search(query, { combineWith: "OR" });
  }

  /* Text with what was found marked; never as markup. */
  function write(place, text, terms) {
    var at = 0;
    Array.from(text.matchAll(word)).forEach(function (match) {
      if (!forms(match[0]).some(function (form) { return terms.has(form); })) return;
      var mark = document.createElement("mark");
      mark.textContent = match[0];
      place.append(text.slice(at, match.index), mark);
      at = match.index + match[0].length;
    });
    place.append(text.slice(at));
    return place;
  }

  function teaser(text, terms) {
    var words = Array.from(text.matchAll(word));
    var first = words.findIndex(function (match) {
      return forms(match[0]).some(function (form) { return terms.has(form); });
    });
    var from = words[Math.max(0, first - around[0])];
    var to = words[Math.max(0, first) + around[1]];
    var start = first > around[0] ? from.index : 0;
    return (start ? "… " : "") + text.slice(start, to ? to.index : text.length).trim() + (to ? " …" : "");
  }

  function make(tag, name, parent) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    parent.append(made);
    return made;
  }

  function row(list, result) {
    var entry = entries[result.id];
    var terms = new Set(result.terms);
    var item = make("li", "", list);
    var line = make("p", "what", item);
    var link = make("a", "", line);
    link.href = entry.href;
    link.dir = "auto";
    write(link, entry.title, terms);
    if (entry.due) make("span", "badge b-" + entry.status, line).textContent = entry.due;
    [["cap", entry.about], ["why", entry.text && teaser(entry.text, terms)]].forEach(function (part) {
      if (!part[1]) return;
      var place = make("p", part[0], item);
      place.dir = "auto";
      write(place, part[1], terms);
    });
  }

  function group(kind, all) {
    var section = make("section", "sec", hits);
    var heading = make("h2", "", section);
    heading.id = "hits-" + kind;
    heading.textContent = kinds[kind][0] + " ";
    make("span", "c", heading).textContent = all.length;
    section.setAttribute("aria-labelledby", heading.id);
    var list = make("ol", "hits", section);
    all.slice(0, shown).forEach(function (result) { row(list, result); });
    if (all.length <= shown) return;
    var more = make("button", "act", section);
    more.type = "button";
    more.textContent = "Show all " + all.length + " " + kinds[kind][2];
    more.addEventListener("click", function () {
      more.remove();
      all.slice(shown).forEach(function (result) { row(list, result); });
      list.children[shown].querySelector("a").focus();
    });
  }

  function look() {
    var query = box.value.trim();
    try {
      history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    } catch (error) { /* then the address stays as it is */ }
    before.hidden = query !== "";
    hits.hidden = query === "";
    if (!ready) return;
    hits.replaceChildren();
    var groups = new Map();
    (query ? results(query) : []).forEach(function (result) {
      var kind = entries[result.id].kind;
      if (!groups.has(kind)) groups.set(kind, []);
      groups.get(kind).push(result);
    });
    groups.forEach(function (all, kind) { group(kind, all); }); /* the kind with the best hit first */
    var counts = Array.from(groups.keys()).sort().map(function (kind) {
      var number = groups.get(kind).length;
      return number + " " + kinds[kind][number === 1 ? 1 : 2];
    });
    before.hidden = groups.size > 0; /* who finds nothing may want to know how to look */
    found.textContent = counts.join(", ") || (query ? "Nothing found. Fewer or shorter words find more." : "");
  }

  /* Keys: the arrows walk, Enter opens (from the box: goes to the first), Escape begins again. */
  function walk(step) {
    var links = Array.from(hits.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement) + step;
    if (at < 0) box.focus();
    else if (links[at]) links[at].focus();
  }

  document.addEventListener("keydown", function (event) {
    var inside = event.target === box || hits.contains(event.target);
    if (!inside || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || (event.key === "Enter" && event.target === box)) walk(1);
    else if (event.key === "ArrowUp" && event.target !== box) walk(-1);
    else if (event.key === "Escape") {
      box.value = "";
      box.focus();
      look();
    } else return;
    event.preventDefault();
  });

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  box.addEventListener("focus", prepare);
  box.addEventListener("input", look);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) look();
  });

  form.hidden = false;
  box.value = new URLSearchParams(location.search).get("q") || "";
  if (box.value) look();
  box.focus();
  prepare();
})();
