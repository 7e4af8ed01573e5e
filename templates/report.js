(function () {
  "use strict";
  var form = document.getElementById("filter");
  var findings = Array.prototype.slice.call(document.querySelectorAll("article.finding"));
  var shown = document.getElementById("shown");
  var none = document.getElementById("none");
  if (!form || !findings.length) return;

  function fold(text) {
    return text.toLowerCase().replace(/ё/g, "е").replace(/\s+/g, " ");
  }
  var entries = findings.map(function (finding) {
    return {
      finding: finding,
      item: document.querySelector('li[data-for="' + finding.id + '"]'),
      text: fold(finding.textContent)
    };
  });

  function apply() {
    var words = fold(form.elements.text.value).split(" ").filter(Boolean);
    var count = 0;
    entries.forEach(function (e) {
      var fits = (!form.elements.verdict.value || e.finding.dataset.verdict === form.elements.verdict.value)
        && (!form.elements.domain.value || e.finding.dataset.domain === form.elements.domain.value)
        && words.every(function (w) { return e.text.indexOf(w) >= 0; });
      e.finding.hidden = !fits;
      if (e.item) e.item.hidden = !fits;
      if (fits) count += 1;
    });
    none.hidden = count > 0;
    shown.textContent = shown.dataset.label + ": " + count + " / " + shown.dataset.of;
  }

  // A link to a finding that the filter hides shows it.
  function arrive() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (target && target.hidden) {
      form.reset();
      apply();
      target.scrollIntoView();
    }
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  window.addEventListener("hashchange", arrive);
  apply();
  arrive();

  // On paper nothing can be unfolded.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (d) { d.open = false; });
    opened = [];
  });
})();
