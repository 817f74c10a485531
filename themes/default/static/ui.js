/* What a page can do beyond being read: colours, copying a command, the notice of an old page, keys. */
(function () {
  "use strict";
  var root = document.documentElement;
  var body = document.body;

  function kept(name) {
    try { return localStorage.getItem("keepwarm-" + name); } catch (error) { return null; }
  }

  function keep(name, value) {
    try {
      if (value === null) localStorage.removeItem("keepwarm-" + name);
      else localStorage.setItem("keepwarm-" + name, value);
    } catch (error) { /* then it holds for this page only */ }
  }

  /* Colours: the system's, light, dark. */
  var scheme = document.getElementById("scheme");
  if (scheme) {
    var schemes = ["system", "light", "dark"];
    var showScheme = function () {
      scheme.querySelector("span").textContent = "Colours: " + (root.dataset.theme || "system");
    };
    showScheme();
    scheme.hidden = false;
    scheme.addEventListener("click", function () {
      var next = schemes[(schemes.indexOf(root.dataset.theme || "system") + 1) % schemes.length];
      if (next === "system") delete root.dataset.theme;
      else root.dataset.theme = next;
      keep("colours", next === "system" ? null : next);
      showScheme();
    });
  }

  /* Commands: a button that copies stands for the text. */
  var said = document.createElement("p");
  said.className = "vh";
  said.setAttribute("role", "status");
  document.getElementById("main").appendChild(said);

  function copied(button, text, name) {
    var label = button.querySelector("span");
    var show = function (word, sentence) {
      button.dataset.label = button.dataset.label || label.textContent; /* it may say “Copied” still */
      label.textContent = word;
      said.textContent = sentence;
      setTimeout(function () { label.textContent = button.dataset.label; said.textContent = ""; }, 2000);
    };
    navigator.clipboard.writeText(text).then(
      function () { show("Copied", "Copied: " + name); },
      function () { window.prompt("Copy this:", text); }
    );
  }

  document.querySelectorAll(".cmd").forEach(function (place) {
    var command = place.querySelector("code").textContent;
    var button = document.createElement("button");
    var label = document.createElement("span");
    button.type = "button";
    button.className = "act copy";
    button.title = "Copy: " + command;
    label.textContent = place.dataset.label || "Done";
    button.append(place.querySelector("svg"), " ", label);
    var rest = document.createElement("span");
    rest.className = "vh";
    rest.textContent = ": copy the command " + command;
    button.append(rest);
    button.addEventListener("click", function () { copied(button, command, command); });
    place.replaceWith(button);
  });

  document.querySelectorAll("[data-copies]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      copied(button, document.getElementById(button.dataset.copies).textContent, "the letter");
    });
  });

  /* A link to something folded away unfolds it. */
  function unfold() {
    var target = document.getElementById(location.hash.slice(1));
    var fold = target && target.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  /* Browsers do not scroll to a link of a picture that the focus reaches. */
  document.addEventListener("focusin", function (event) {
    var link = event.target instanceof SVGElement && event.target.closest("a");
    if (link) link.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  /* What is wider than its place is scrolled by the keyboard too, which not every browser offers by itself. */
  var places = new ResizeObserver(function (seen) {
    seen.forEach(function (one) {
      if (one.target.scrollWidth > one.target.clientWidth) one.target.tabIndex = 0;
      else one.target.removeAttribute("tabindex");
    });
  });
  document.querySelectorAll(".prose table, pre").forEach(function (place) { places.observe(place); });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  /* A link to a sheet may have it printed, once: not again when the page is loaded anew. */
  if (location.hash === "#print" && document.querySelector("[data-print]")) {
    window.addEventListener("load", function () {
      try { history.replaceState(null, "", location.href.split("#")[0]); } catch (error) { /* it stays there */ }
      window.print();
    });
  }

  /* A page that was built on another day says so, and how many follow-ups have come due since. */
  function dayNumber(text) {
    var parts = text.split("-").map(Number);
    return Date.UTC(parts[0], parts[1] - 1, parts[2]) / 86400000;
  }

  function counted(number, one, many) {
    return number + " " + (number === 1 ? one : many);
  }

  var AHEAD = 28; // days: beyond them the page does not know what falls due
  var stale = document.getElementById("stale");

  function tellAge() {
    var now = new Date();
    var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000;
    var age = today - dayNumber(body.dataset.today);
    if (age <= 0 || "sample" in body.dataset) return;
    var due = (body.dataset.coming || "").split(" ").filter(Boolean).reduce(function (sum, entry) {
      var parts = entry.split(":");
      return dayNumber(parts[0]) <= today ? sum + Number(parts[1]) : sum;
    }, 0);
    var more = due === 0 ? "nothing more has" : counted(due, "more has", "more have");
    var since = age > AHEAD ? "" : ": " + more + " come due since";
    var code = document.createElement("code");
    code.textContent = "make site";
    stale.querySelector("span").replaceChildren(
      "Built " + (age === 1 ? "yesterday" : counted(age, "day", "days") + " ago") + since + ". Run ",
      code, "."
    );
    stale.hidden = false;
  }
  tellAge();
  document.addEventListener("visibilitychange", tellAge); /* a page may stay open overnight */

  /* Keys: / for the search, g and a letter for a page, ? for help. Help can switch them off (WCAG 2.1.4). */
  var pages = {
    t: "index", u: "upcoming", p: "people", i: "interviews", o: "organisations", r: "promises", m: "mentors",
    q: "questions", l: "language", n: "introductions", f: "fields", k: "pipeline", a: "activity", h: "help"
  };
  var waiting = false;

  function typing(target) {
    return target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  }

  document.addEventListener("keydown", function (event) {
    if (kept("keys") === "off" || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    var goes = waiting && Object.prototype.hasOwnProperty.call(pages, event.key) ? pages[event.key] : "";
    waiting = event.key === "g" && !waiting;
    if (event.key === "/") {
      var box = document.getElementById("q");
      if (!box) return;
      event.preventDefault();
      box.focus();
    } else if (event.key === "?") {
      location.href = body.dataset.root + "help.html";
    } else if (goes) {
      location.href = body.dataset.root + goes + ".html";
    }
  });

  var keys = document.getElementById("keys");
  if (keys) {
    keys.checked = kept("keys") !== "off";
    keys.closest("[hidden]").hidden = false;
    keys.addEventListener("change", function () { keep("keys", keys.checked ? null : "off"); });
  }
})();
