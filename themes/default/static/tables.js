/* Tables that sort, and rows that filter. Without this file all rows stand in their order. */
(function () {
  "use strict";
  var letters = { "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i" };
  var collator;
  try {
    collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  } catch (error) { /* a language that the browser does not know */
    collator = new Intl.Collator("en", { numeric: true });
  }

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").replace(/[łøđðþßæœı]/g, function (letter) {
      return letters[letter];
    });
  }

  /* A cell sorts by data-v, else by its text; empty cells stand last either way. */
  function value(row, column) {
    var cell = row.cells[column];
    return cell ? ("v" in cell.dataset ? cell.dataset.v : cell.textContent).trim() : "";
  }

  function sort(table, head, column) {
    var down = head.getAttribute("aria-sort") === "ascending";
    Array.from(table.tHead.rows[0].cells).forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    Array.from(table.tBodies).forEach(function (body) {
      var rows = Array.from(body.rows).map(function (row) { return [value(row, column), row]; });
      rows.sort(function (one, other) {
        if (!one[0] || !other[0]) return (one[0] ? 0 : 1) - (other[0] ? 0 : 1);
        return collator.compare(one[0], other[0]) * (down ? -1 : 1);
      });
      body.append.apply(body, rows.map(function (pair) { return pair[1]; }));
    });
  }

  document.querySelectorAll("table[data-sort]").forEach(function (table) {
    if (!table.tHead || table.querySelectorAll("tbody tr").length < 2) return;
    table.classList.add("sorts");
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(head.childNodes));
      head.append(button);
      button.addEventListener("click", function () { sort(table, head, column); });
    });
  });

  /* A form shows the rows that hold all its words, and of each name that it chooses by the value chosen. */
  function filter(form) {
    var place = document.getElementById(form.dataset.filters);
    var rows = Array.from(place.querySelectorAll("[data-row]"));
    var texts = rows.map(function (row) { return fold(row.textContent + " " + (row.dataset.also || "")); });
    var count = form.querySelector("[data-filter-count]");

    function apply() {
      var text = form.querySelector("[data-filter-text]");
      var words = text ? fold(text.value).split(/\s+/).filter(Boolean) : [];
      var chosen = Array.from(form.querySelectorAll("[data-filter-by]")).filter(function (field) {
        return field.type === "checkbox" ? field.checked : field.value;
      });
      var active = words.length + chosen.length > 0;
      var shown = 0;
      rows.forEach(function (row, number) {
        row.hidden = !(words.every(function (word) { return texts[number].includes(word); }) && chosen.every(function (field) {
          return (row.getAttribute("data-" + field.dataset.filterBy) || "").split("|").includes(field.value);
        }));
        shown += row.hidden ? 0 : 1;
      });
      place.querySelectorAll("[data-group]").forEach(function (group) {
        var some = group.querySelector("[data-row]:not([hidden])");
        group.hidden = active && !some;
        if (active && some && "open" in group) group.open = true;
      });
      if (count) count.textContent = active ? shown + " of " + rows.length + " shown" : "";
    }

    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("change", apply);
    form.addEventListener("reset", function () { setTimeout(apply); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("pageshow", apply); /* after Back, with what the browser has kept of the form */
    apply();
  }

  document.querySelectorAll("form[data-filters]").forEach(filter);
})();
