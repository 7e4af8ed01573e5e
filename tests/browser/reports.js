// Reports that the tests look at, written by the olqy that cargo has built.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const folder = path.join(target, "browser");
const olqy = process.env.OLQY ?? path.join(target, "debug", "olqy");

export const days = ["2020-12-31", "2024-07-01"];
export const langs = ["ru", "kk", "en"];

// Writes a report over the embedded corpus and gives its file.
export function report(day, lang, ...more) {
  if (!existsSync(olqy)) throw new Error(`${olqy} is missing: cargo build`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, [day, lang, ...more.map((m) => m.replace(/\W/g, ""))].join("-") + ".html");
  execFileSync(olqy, ["report", "--at", day, "--lang", lang, "--index", path.join(folder, "index"), "--quiet", ...more, "-o", file]);
  return file;
}

export const html = (file) => readFileSync(file, "utf8");
export const address = (file, rest = "") => pathToFileURL(file).href + rest;

export function launch() {
  const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = process.env.CHROMIUM ?? known.find((p) => existsSync(p));
  if (!executablePath) throw new Error("no Chromium; name it in CHROMIUM");
  return puppeteer.launch({ executablePath, headless: true, protocolTimeout: 600_000, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}
