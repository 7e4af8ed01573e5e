// The report in a real browser: valid, accessible, driven by its filters, links and keyboard, and on paper.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { address, days, html, langs, launch, report } from "./reports.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const files = {};
let browser, page, problems;

before(async () => {
  for (const day of days) for (const lang of langs) files[`${day} ${lang}`] = report(day, lang);
  browser = await launch();
});
after(() => browser?.close());

// A new page with nothing kept from the one before; whatever it complains about or asks for is kept.
async function open(file, rest = "", width = 1280) {
  await page?.close();
  page = await browser.newPage();
  problems = [];
  await page.setViewport({ width, height: 900 });
  page.on("console", (m) => ["error", "warn"].includes(m.type()) && problems.push(m.text()));
  page.on("pageerror", (e) => problems.push(String(e)));
  page.on("request", (r) => r.url().startsWith(address(file)) || problems.push(`asks for ${r.url()}`));
  await page.goto(address(file, rest));
  return page;
}
const settled = () => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done()), 200)));
const shown = () => page.$$eval("article.finding", (all) => all.filter((a) => !a.hidden).map((a) => a.id));
const every = () => page.$$eval("article.finding", (all) => all.map((a) => ({ id: a.id, ...a.dataset })));
const hash = () => page.evaluate(() => decodeURIComponent(location.hash));
const inView = (id) => page.$eval(`[id="${id}"]`, (e) => {
  const box = e.getBoundingClientRect();
  return box.height > 0 && box.top < innerHeight && box.bottom > 0;
});

// The page with its first findings: the others are made by the same template, and a validator takes its time.
function first(text, n) {
  const end = "</article>";
  let at = 0;
  for (let k = 0; k < n && text.indexOf(end, at) >= 0; k += 1) at = text.indexOf(end, at) + end.length;
  return text.slice(0, at) + text.slice(text.lastIndexOf(end) + end.length);
}

for (const day of days) for (const lang of langs) {
  const name = `${day} ${lang}`;
  test(`${name}: the page is valid HTML`, () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
      // Widths of bars are data; the filter acts as it is filled in and has nothing to submit.
      rules: { "no-inline-style": "off", "tel-non-breaking": "off", "long-title": "off", "require-sri": "off", "prefer-native-element": "off", "wcag/h32": "off" },
    });
    const result = validator.validateStringSync(first(html(files[name]), 20));
    const said = result.results.flatMap((r) => r.messages).map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
    assert.deepEqual(said.slice(0, 20), []);
  });
}

for (const [name, scheme, width] of [
  ["2020-12-31 ru", "light", 1280], ["2020-12-31 ru", "dark", 1280], ["2024-07-01 kk", "light", 1280],
  ["2024-07-01 kk", "dark", 1280], ["2024-07-01 en", "light", 400], ["2020-12-31 en", "dark", 1280],
]) {
  test(`${name}: axe finds nothing, ${scheme}, ${width} pixels wide`, async () => {
    await open(files[name], "", width);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    await page.addStyleTag({ content: ".finding { content-visibility: visible !important }" });
    await page.evaluate((n) => document.querySelectorAll("article.finding").forEach((a, i) => { if (i > n) a.remove(); }), 40);
    await page.addScriptTag({ path: axe });
    const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations", "incomplete"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    const said = result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
    assert.deepEqual(said, []);
    assert.ok(result.passes.some((p) => p.id === "color-contrast"));
  });
}

test("the page asks for nothing and complains about nothing", async () => {
  await open(files["2020-12-31 ru"]);
  await settled();
  assert.deepEqual(problems, []);
});

test("each filter shows the findings that have its value, says so, and stands in the address", async () => {
  await open(files["2020-12-31 ru"]);
  const all = await every();
  const names = await page.$$eval("#filter select", (s) => s.map((x) => x.name));
  for (const name of ["verdict", "severity", "domain", "standard", "setting", "act", "language"]) assert.ok(names.includes(name), name);
  await page.$eval("#filter details", (d) => { d.open = true; });
  for (const name of names) {
    const value = await page.$eval(`#filter select[name=${name}]`, (s) => s.options[s.options.length - 1].value);
    await page.select(`#filter select[name=${name}]`, value);
    await settled();
    const wanted = all.filter((f) => f[name].split(" ").includes(value)).map((f) => f.id);
    assert.ok(wanted.length > 0 && wanted.length <= all.length);
    assert.deepEqual(await shown(), wanted, name);
    assert.equal(await hash(), `#${name}=${value}`);
    assert.match(await page.$eval("#shown", (e) => e.textContent), new RegExp(`${wanted.length} / ${all.length}$`));
    assert.equal(await page.$eval("#chosen", (e) => e.hidden), false);
    const listed = await page.$$eval(".rules li", (l) => l.filter((x) => !x.hidden).length);
    assert.equal(listed, wanted.length);
    await page.click("#filter button[type=reset]");
    await settled();
    assert.equal((await shown()).length, all.length);
  }
});

test("on a narrow screen the page does not move sideways", async () => {
  for (const lang of langs) {
    await open(files[`2020-12-31 ${lang}`], "", 390);
    await page.evaluate(() => scrollTo(400, 0));
    await settled();
    assert.equal(await page.evaluate(() => scrollX), 0, lang);
    // Wide tables move in their own frame.
    assert.ok(await page.$$eval(".scroll", (all) => all.some((e) => e.scrollWidth > e.clientWidth)), lang);
  }
});

test("filters narrow each other; what nothing fits is said", async () => {
  await open(files["2020-12-31 ru"], "#verdict=partial&domain=laws");
  const all = await every();
  await settled();
  assert.deepEqual(await shown(), all.filter((f) => f.verdict === "partial" && f.domain === "laws").map((f) => f.id));
  await page.type("#filter input[name=find]", "щщщщ");
  await settled();
  assert.deepEqual(await shown(), []);
  assert.equal(await page.$eval("#none", (e) => e.hidden), false);
});

test("the state of the filter is announced", async () => {
  await open(files["2020-12-31 en"]);
  const tree = await page.accessibility.snapshot({ interestingOnly: false, root: await page.$("#shown") });
  assert.equal(tree.role, "status");
});

test("words are found in quotes, whatever their case, ё or place; Kazakh letters are not bent", async () => {
  await open(files["2020-12-31 ru"]);
  const find = async (words) => {
    await page.$eval("#filter input[name=find]", (e) => { e.value = ""; });
    await page.type("#filter input[name=find]", words);
    await settled();
    return shown();
  };
  const count = await page.evaluate(() => {
    const quotes = [...document.querySelectorAll(".words")].map((p) => [p.closest("article").id, p.textContent.toLowerCase()]);
    const of = (word) => [...new Set(quotes.filter(([, t]) => t.includes(word)).map(([id]) => id))].length;
    return { kk: of("қолдан"), ru: of("ребен") };
  });
  assert.ok(count.kk > 0 && count.ru > 0);
  const kk = await find("ҚОЛДАН");
  assert.ok(kk.length >= count.kk);
  assert.ok((await find("колдан")).length < kk.length);
  assert.deepEqual(await find("ребён"), await find("РЕБЕН"));
  // All words, in any order; a phrase in quotation marks only as it stands.
  const pair = await page.$eval(".words", (p) => p.textContent.trim().split(/\s+/).slice(0, 3).join(" ").replace(/[«»"“”]/g, ""));
  const turned = pair.split(" ").reverse().join(" ");
  assert.deepEqual(await find(turned), await find(pair));
  const exact = await find(`"${pair}"`);
  assert.ok(exact.length > 0);
  assert.ok((await find(`«${turned}»`)).length < exact.length);
});

test("a word that stands only in a folded part unfolds it, and it folds again", async () => {
  await open(files["2020-12-31 ru"]);
  const word = await page.evaluate(() => {
    const text = (e) => e.textContent.toLowerCase();
    for (const d of document.querySelectorAll("details.nearest")) {
      for (const w of text(d).match(/[а-я]{9,}/g) ?? []) return [w, d.closest("article").id];
    }
  });
  await page.type("#filter input[name=find]", word[0]);
  await settled();
  const isOpen = () => page.$eval(`[id="${word[1]}"] details.nearest`, (d) => d.open);
  assert.equal(await isOpen(), true);
  await page.click("#filter button[type=reset]");
  await settled();
  assert.equal(await isOpen(), false);
});

test("an address with a filter can be handed on, in the hash and in the query", async () => {
  for (const rest of ["#verdict=gap", "?verdict=gap"]) {
    await open(files["2024-07-01 kk"], rest);
    await settled();
    const ids = (await every()).filter((f) => f.verdict === "gap").map((f) => f.id);
    assert.deepEqual(await shown(), ids);
  }
  await open(files["2024-07-01 kk"], "#verdict=none-such&find=&x=%00%ff");
  await settled();
  assert.equal((await shown()).length, (await every()).length);
  assert.deepEqual(problems, []);
});

test("a permalink shows its finding though the filter hides it", async () => {
  await open(files["2020-12-31 ru"], "#verdict=gap");
  await settled();
  const hidden = await page.$eval("article.finding[hidden]", (a) => a.id);
  await page.evaluate((id) => { location.hash = id; }, hidden);
  await settled();
  assert.ok((await shown()).includes(hidden));
  assert.ok(await inView(hidden));
});

test("a permalink to a provision in a folded part opens the part", async () => {
  const file = files["2020-12-31 ru"];
  await open(file);
  const id = await page.$eval("details.nearest .group:last-child", (g) => g.id);
  await open(file, `#${id}`);
  await settled();
  assert.equal(await page.$eval(`[id="${id}"]`, (g) => g.closest("details").open), true);
  assert.ok(await inView(id));
});

test("the table of settings leads to the findings it counts", async () => {
  await open(files["2020-12-31 ru"]);
  const cells = await page.$$eval(".heat a", (links) => links.map((a) => [a.getAttribute("href"), Number(a.lastChild.textContent.trim())]));
  assert.ok(cells.length > 10);
  for (const [href, n] of cells.filter((c, i) => i % 7 === 0)) {
    await page.evaluate((h) => { location.hash = h; }, href);
    await settled();
    if (href.includes("=")) assert.equal((await shown()).length, n, href);
    else assert.ok(await inView(href.slice(1)), href);
  }
});

test("the keyboard reaches the findings, the filter and what scrolls", async () => {
  await open(files["2020-12-31 en"]);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await settled();
  assert.ok(await inView("findings"));
  const reached = new Set();
  await open(files["2020-12-31 en"]);
  for (let n = 0; n < 90; n += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.name || document.activeElement.className || document.activeElement.tagName));
  }
  for (const name of ["find", "verdict", "severity", "domain"]) assert.ok(reached.has(name), name);
  await page.focus("#filter select[name=verdict]");
  await page.keyboard.press("End");
  await settled();
  assert.notEqual((await shown()).length, (await every()).length);
});

test("on paper everything is unfolded, nothing is cut, and the filter is gone", async () => {
  await open(files["2020-12-31 ru"]);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false, timeout: 600_000 });
  const text = Buffer.from(pdf).toString("latin1");
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map((m) => [Math.round(m[1]), Math.round(m[2])]);
  assert.ok(boxes.length > 10);
  for (const [w, h] of boxes) assert.ok(Math.abs(w - 595) < 2 && Math.abs(h - 842) < 2, `${w} × ${h}`);
  await page.emulateMediaType("print");
  await page.setViewport({ width: 680, height: 960 });
  const wide = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const over = [...document.querySelectorAll("main *, header *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 2 && !e.closest("svg, .hidden"));
    const folded = document.querySelectorAll("details:not([open]):not(.numbers):not(.more)").length;
    const filter = getComputedStyle(document.querySelector(".side")).display;
    return { over: over.map((e) => e.outerHTML.slice(0, 120)), folded, filter };
  });
  assert.deepEqual(wide.over.slice(0, 5), []);
  assert.equal(wide.folded, 0);
  assert.equal(wide.filter, "none");
});

test("profiles order the page for their readers and stay accessible", async () => {
  for (const profile of ["ngo", "drafter"]) {
    await open(report("2020-12-31", "kk", "--profile", profile));
    await settled();
    assert.deepEqual(problems, []);
    const headings = await page.$$eval(".part-of", (h) => h.map((x) => x.textContent));
    assert.ok(headings.length > 1 && new Set(headings).size === headings.length);
    await page.select("#filter select[name=verdict]", "gap");
    await settled();
    const visible = await page.$$eval(".part-of", (h) => h.filter((x) => !x.hidden).length);
    assert.ok(visible < headings.length, "headings without a finding go");
  }
});
