/* Loads the page anew after a build, where the reader was; shows what is wrong over it. “keepwarm serve” adds this. */
(function () {
  "use strict";
  var own = document.currentScript.dataset;
  var source = null;
  var panel = null;
  var told = null; /* the state that was told last */

  function recall(name) {
    try { return JSON.parse(sessionStorage.getItem("keepwarm-" + name)); } catch (error) { return null; }
  }

  function keep(name, value) {
    try { sessionStorage.setItem("keepwarm-" + name, JSON.stringify(value)); } catch (error) { /* then it is lost */ }
  }

  /* The pages in between have the colours that were chosen on the others. */
  var root = document.documentElement;
  if (root.className === "kw-between") {
    try { root.dataset.theme = localStorage.getItem("keepwarm-colours"); } catch (error) { /* then the system's */ }
  }

  /* Where the reader was: what is unfolded, chosen and sorted, and how far the page is scrolled. */
  function folds() { return Array.from(document.querySelectorAll("details")); }

  function nameOf(fold) { return fold.id || (fold.querySelector("summary") || fold).textContent; }

  function choices() { return Array.from(document.querySelectorAll("[data-filter-text], [data-filter-by]")); }

  function held(field) { return field.type === "checkbox" ? field.checked : field.value; }

  function heads() { return Array.from(document.querySelectorAll("table.sorts thead th")); }

  function leave() {
    keep("place", {
      path: location.pathname, x: scrollX, y: scrollY,
      folds: folds().map(function (fold) { return [nameOf(fold), fold.open]; }),
      chosen: choices().map(function (field) { return [field.dataset.filterBy, held(field)]; }),
      sorted: heads().map(function (head) { return [head.textContent, head.getAttribute("aria-sort")]; })
    });
    if (!scrollY) history.scrollRestoration = "manual"; /* else it scrolls by what is new above */
    location.reload();
  }

  function choose(chosen) {
    choices().forEach(function (field) {
      var known = chosen.find(function (one) { return (one[0] || "") === (field.dataset.filterBy || ""); });
      var options = Array.from(field.options || []).map(function (option) { return option.value; });
      if (!known || known[1] === held(field) || field.options && options.indexOf(known[1]) < 0) return;
      if (field.type === "checkbox") field.checked = known[1];
      else field.value = known[1];
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  function order(sorted) {
    heads().forEach(function (head, number) {
      var known = sorted[number] || [];
      if (known[0] !== head.textContent || !known[1]) return;
      head.firstElementChild.click();
      if (head.getAttribute("aria-sort") !== known[1]) head.firstElementChild.click();
    });
  }

  function comeBack() {
    var place = recall("place");
    keep("place", null);
    window.addEventListener("scroll", function () { history.scrollRestoration = "auto"; }, { once: true });
    if (!place || place.path !== location.pathname) return;
    folds().forEach(function (fold) {
      var known = place.folds.findIndex(function (one) { return one[0] === nameOf(fold); });
      if (known >= 0) fold.open = place.folds.splice(known, 1)[0][1];
    });
    choose(place.chosen);
    order(place.sorted);
    scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  }

  /* What is wrong. Texts of notes are never markup. */
  function make(tag, name, parent, text) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  }

  function hidden() { return recall("hidden") || []; }

  function title(state, problems) {
    if (state.stopped) return state.stopped;
    var number = problems.length + state.more;
    return number === 1 ? "1 error in your notes" : number + " errors in your notes";
  }

  function row(list, problem) {
    var item = make("li", "", list);
    make("code", "kw-place", item, problem.place);
    make("p", "kw-message", item, problem.message).dir = "auto";
    if (problem.excerpt) make("code", "kw-excerpt", item, problem.excerpt).dir = "auto";
    make("p", "kw-help", item, problem.help).dir = "auto";
  }

  function show() {
    if (panel) panel.remove();
    panel = null;
    var away = told.stopped ? [] : hidden();
    var problems = told.problems.filter(function (one) { return away.indexOf(one.key) < 0; });
    if (!told.stopped && !problems.length) return;
    panel = make("aside", told.stopped ? "kw-serve kw-stopped" : "kw-serve", document.body);
    panel.setAttribute("role", told.stopped ? "alert" : "status");
    var head = make("div", "kw-head", panel);
    make("h2", "", head, title(told, problems));
    if (told.stopped && root.className !== "kw-between") {
      make("p", "kw-help", panel, "This page is of the last build that went well.");
    }
    var list = make("ul", "", panel);
    problems.slice(0, 5).forEach(function (problem) { row(list, problem); });
    var more = problems.length + told.more - 5;
    if (more > 0) make("p", "kw-help", panel, "… and " + more + " more; “keepwarm check” shows all.");
    var button = make("button", "", head, "Hide");
    button.type = "button";
    button.addEventListener("click", function () {
      if (!told.stopped) keep("hidden", told.problems.map(function (one) { return one.key; }));
      panel.remove();
      panel = null;
    });
  }

  /* A page that no build since its own has touched is of the last one, too. */
  function isTouched(state) {
    var touched = state.since[own.built];
    if (!touched) return true;
    try { return touched.indexOf(decodeURIComponent(location.pathname.slice(1)) || "index.html") >= 0; }
    catch (error) { return true; }
  }

  function hear(event) {
    var state = JSON.parse(event.data);
    if (state.built !== own.built && isTouched(state)) {
      close();
      leave();
      return;
    }
    own.built = state.built;
    var keys = state.problems.map(function (one) { return one.key; });
    if (!state.stopped) keep("hidden", hidden().filter(function (key) { return keys.indexOf(key) >= 0; }));
    told = state;
    show();
  }

  /* Only pages that are seen listen: a browser keeps few connections to one server. */
  function open() {
    if (source || document.hidden) return;
    source = new EventSource(own.events);
    source.addEventListener("message", hear);
    source.addEventListener("error", function () {
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(open, 1000);
      }
    });
  }

  function close() {
    if (source) source.close();
    source = null;
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) close();
    else open();
  });
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  if (document.readyState === "complete") comeBack();
  else window.addEventListener("load", comeBack);
  open();
})();
