/* Runs before the page is drawn: the colours that were chosen, and that scripts run at all. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("keepwarm-colours");
    if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;
  } catch (error) { /* a browser that keeps nothing shows the system's colours */ }
})();
