"use strict";
(function () {
  var all = function (query) { return Array.from(document.querySelectorAll(query)); };
  // Typed words filter the rows of all lists.
  var find = document.createElement("input");
  find.type = "search";
  find.placeholder = "filter the lists";
  find.setAttribute("aria-label", "filter the lists");
  var rows = all("aside li");
  find.addEventListener("input", function () {
    var words = find.value.trim().toLowerCase();
    rows.forEach(function (row) { row.hidden = words !== "" && !row.textContent.toLowerCase().includes(words); });
  });
  document.querySelector("body > header").append(find);
  addEventListener("keydown", function (event) {
    if (event.key === "/" && event.target.tagName !== "INPUT") { find.focus(); event.preventDefault(); }
    if (event.key === "Escape" && event.target === find) { find.value = ""; find.dispatchEvent(new Event("input")); find.blur(); }
  });
  // The row that was gone to shows all its words in the text.
  var light = function () {
    all(".on").forEach(function (word) { word.classList.remove("on"); });
    var row = location.hash;
    all("main a.n, main a.d").forEach(function (word) { word.classList.toggle("on", row !== "" && word.getAttribute("href") === row); });
  };
  addEventListener("hashchange", light);
  light();
})();
