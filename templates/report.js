(function () {
  "use strict";
  var form = document.getElementById("filter");
  var findings = Array.prototype.slice.call(document.querySelectorAll("article.finding"));
  var shown = document.getElementById("shown");
  var chosen = document.getElementById("chosen");
  var none = document.getElementById("none");
  var heading = document.getElementById("findings");
  if (!form || !findings.length) return;

  var selects = Array.prototype.slice.call(form.querySelectorAll("select"));
  var find = form.elements.find;

  // Case, ё and blanks do not matter; every letter of Kazakh stays what it is.
  function fold(text) {
    return text.normalize("NFC").toLowerCase().replace(/ё/g, "е");
  }
  function flat(text) {
    return fold(text).replace(/\s+/g, " ");
  }
  // Words, and phrases in quotation marks of any kind.
  function terms(text) {
    var out = [], pattern = /["«“„]([^"»”“]+)["»”“]?|([^\s"«»“”„]+)/g, m;
    text = flat(text);
    while ((m = pattern.exec(text))) {
      var term = (m[1] || m[2]).trim();
      if (term) out.push(term);
    }
    return out;
  }

  var entries = findings.map(function (finding) {
    var values = {};
    selects.forEach(function (s) { values[s.name] = (finding.dataset[s.name] || "").split(" "); });
    return {
      finding: finding,
      item: document.querySelector('li[data-for="' + finding.id + '"]'),
      values: values,
      text: null, parts: null
    };
  });
  var headings = Array.prototype.slice.call(document.querySelectorAll(".part-of"));

  // Text is taken from the page when it is first searched.
  function read(entry) {
    if (entry.text !== null) return;
    entry.text = flat(entry.finding.textContent);
    entry.parts = Array.prototype.map.call(entry.finding.querySelectorAll("details"), function (d) {
      return { details: d, text: flat(d.textContent) };
    });
  }

  var opened = [];
  function apply() {
    var words = terms(find.value);
    var active = selects.filter(function (s) { return s.value; });
    var count = 0;
    opened.forEach(function (d) { d.open = false; });
    opened = [];
    entries.forEach(function (e) {
      var fits = active.every(function (s) { return e.values[s.name].indexOf(s.value) >= 0; });
      if (fits && words.length) {
        read(e);
        fits = words.every(function (w) { return e.text.indexOf(w) >= 0; });
        if (fits) unfold(e, words);
      }
      if (e.finding.hidden === fits) e.finding.hidden = !fits;
      if (e.item && e.item.hidden === fits) e.item.hidden = !fits;
      if (fits) count += 1;
    });
    headings.forEach(function (h) {
      var next = h.nextElementSibling, any = false;
      for (; next && !next.classList.contains("part-of"); next = next.nextElementSibling) any = any || !next.hidden;
      h.hidden = !any;
    });
    none.hidden = count > 0;
    var said = shown.dataset.label + ": " + count + " / " + shown.dataset.of;
    shown.textContent = said;
    tell(active, said);
    mark(words);
  }

  // Opens what is folded and alone holds a word that is looked for.
  function unfold(entry, words) {
    entry.parts.forEach(function (p) {
      if (p.details.open || !words.some(function (w) { return p.text.indexOf(w) >= 0; })) return;
      p.details.open = true;
      opened.push(p.details);
    });
  }

  // Says above the findings what they were chosen by, so that paper says it too.
  function tell(active, said) {
    var by = active.map(function (s) {
      var name = s.closest("label").firstChild.textContent.trim();
      return name + " – " + s.options[s.selectedIndex].dataset.label;
    });
    if (find.value.trim()) by.push("«" + find.value.trim() + "»");
    chosen.hidden = !by.length;
    chosen.firstElementChild.textContent = chosen.dataset.label + ": " + by.join("; ") + ". " + said + ".";
  }

  // Marks the words found, where the browser can do it without touching the page.
  var marking = 0;
  function mark(words) {
    if (!window.CSS || !CSS.highlights || typeof Highlight !== "function") return;
    CSS.highlights.delete("found");
    cancelLater(marking);
    if (!words.length || words.join("").length < 2) return;
    var queue = entries.filter(function (e) { return !e.finding.hidden; });
    var highlight = new Highlight();
    CSS.highlights.set("found", highlight);
    (function some() {
      var until = performance.now() + 8;
      while (queue.length && performance.now() < until && highlight.size < 4000) ranges(queue.shift().finding, words, highlight);
      if (queue.length && highlight.size < 4000) marking = later(some);
    })();
  }
  function ranges(finding, words, highlight) {
    var walker = document.createTreeWalker(finding, NodeFilter.SHOW_TEXT), node;
    while ((node = walker.nextNode())) {
      var text = fold(node.data);
      if (text.length !== node.data.length) continue;
      words.forEach(function (w) {
        for (var at = text.indexOf(w); at >= 0; at = text.indexOf(w, at + w.length)) {
          var range = new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + w.length });
          highlight.add(range);
        }
      });
    }
  }
  function later(what) { return window.requestIdleCallback ? requestIdleCallback(what) : setTimeout(what, 16); }
  function cancelLater(id) { if (id) (window.cancelIdleCallback || clearTimeout)(id); }

  // --- the address: #verdict=gap&find=… is a filter, #VAC-101 a finding or a provision ---
  function state() {
    var params = new URLSearchParams();
    selects.forEach(function (s) { if (s.value) params.set(s.name, s.value); });
    if (find.value.trim()) params.set("find", find.value.trim());
    return params.toString();
  }
  function remember() {
    var wanted = state();
    var address = location.pathname + location.search + (wanted ? "#" + wanted : "");
    try { history.replaceState(null, "", address || "#"); } catch (error) { /* some browsers forbid it for local files */ }
  }
  function restore(text) {
    var params = new URLSearchParams(text);
    var known = false;
    selects.forEach(function (s) {
      var value = params.get(s.name) || "";
      s.value = value;
      if (s.selectedIndex < 0) s.value = "";
      if (s.value) known = true;
      var more = s.closest("details");
      if (s.value && more) more.open = true;
    });
    find.value = params.get("find") || "";
    return known || Boolean(find.value);
  }

  // Shows what a link leads to, also if it is filtered out or folded.
  function reveal(id) {
    var target = document.getElementById(id);
    if (!target) return;
    var finding = target.closest("article.finding");
    if (finding && finding.hidden) {
      form.reset();
      apply();
    }
    for (var up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (finding) bring(target, 6);
  }
  // What is not yet laid out has a guessed height, so the place can move once more while it is brought into view.
  function bring(target, frames) {
    var top = target.getBoundingClientRect().top;
    if (frames === 6 || top < -8 || top > innerHeight / 2) target.scrollIntoView();
    if (frames > 0) requestAnimationFrame(function () { bring(target, frames - 1); });
  }
  function arrive(first) {
    var hash = location.hash.slice(1);
    if (hash.indexOf("=") >= 0) {
      restore(hash);
      apply();
      heading.scrollIntoView();
      if (!first) heading.focus({ preventScroll: true });
    } else if (hash) {
      reveal(decodeURIComponent(hash));
    } else if (!first && state()) {
      restore("");
      apply();
    }
  }

  var waiting = 0;
  function soon(delay) {
    clearTimeout(waiting);
    waiting = setTimeout(function () { apply(); remember(); }, delay);
  }
  form.hidden = false;
  find.addEventListener("input", function () { soon(120); });
  selects.forEach(function (s) { s.addEventListener("change", function () { soon(0); }); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { soon(0); });
  window.addEventListener("hashchange", function () { arrive(false); });
  if (location.hash.indexOf("=") < 0 && location.search) restore(location.search.slice(1));
  apply();
  arrive(true);

  // On paper nothing can be unfolded, but the tables beside the pictures say the same again.
  var unfolded = [];
  window.addEventListener("beforeprint", function () {
    unfolded = Array.prototype.slice.call(document.querySelectorAll("details:not([open]):not(.numbers):not(.more)"));
    unfolded.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    unfolded.forEach(function (d) { d.open = false; });
    unfolded = [];
  });
})();
