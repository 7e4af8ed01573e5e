// How long the page takes with 100 findings and 2,000 quotes; numbers for people, no test.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { address, html, launch, report } from "./reports.js";

const source = report("2020-12-31", "ru");
const page = html(source);
const article = page.match(/<article class="finding[\s\S]*?<\/article>/)[0];
const group = article.match(/<div class="group[\s\S]*?(?=<div class="group|<\/section>)/)[0];
const many = Array.from({ length: 100 }, (_, n) => {
  const id = `X-${n}`;
  const groups = Array.from({ length: 10 }, (_, g) => group.replaceAll(/(id="|href="#)[^"]*\.e1"/g, `$1${id}.e${g}"`)).join("\n");
  return article.replace(group, groups).replaceAll(/VAC-\d+(?=["]|\.title|\.e)/g, id);
});
const first = page.indexOf("<article");
const last = page.lastIndexOf("</article>") + "</article>".length;
const big = path.join(path.dirname(source), "big.html");
writeFileSync(big, page.slice(0, first) + many.join("\n") + page.slice(last));

const browser = await launch();
const tab = await browser.newPage();
await tab.setViewport({ width: 1280, height: 900 });
await tab.goto(address(big));
const numbers = await tab.evaluate(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const form = document.getElementById("filter");
  const out = { findings: document.querySelectorAll("article.finding").length, quotes: document.querySelectorAll("figure").length };
  const navigation = performance.getEntriesByType("navigation")[0];
  out.loaded = Math.round(navigation.domContentLoadedEventEnd);
  const long = [];
  new PerformanceObserver((list) => list.getEntries().forEach((e) => long.push(Math.round(e.duration)))).observe({ type: "longtask" });
  const timed = async (change) => {
    const start = performance.now();
    change();
    while (performance.now() - start < 121) await frame();
    await frame();
    return Math.round(performance.now() - start - 120);
  };
  const find = (words) => timed(() => { form.elements.find.value = words; form.elements.find.dispatchEvent(new Event("input", { bubbles: true })); });
  out.firstFind = await find("ребен");
  out.nextFind = await find("ребенка закон");
  out.nothing = await find("щщщщ");
  const start = performance.now();
  form.elements.find.value = ""; form.elements.verdict.selectedIndex = 1;
  form.elements.verdict.dispatchEvent(new Event("change", { bubbles: true }));
  await frame();
  out.filter = Math.round(performance.now() - start);
  out.longTasks = long;
  return out;
});
console.log(JSON.stringify(numbers));
await browser.close();
