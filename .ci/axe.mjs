// Checks reports by axe-core in Chromium, light and dark, at three widths; and that they load nothing,
// print nothing on the console and fit the window. Usage: node axe.mjs FILE.html …
import { readFileSync } from "fs";
import { resolve } from "path";
import puppeteer from "puppeteer-core";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
let bad = 0;
const fault = (...words) => { console.log(...words); bad += 1; };

for (const file of process.argv.slice(2)) {
  for (const scheme of ["light", "dark"]) {
    for (const width of [400, 1000, 1600]) {
      const at = `${file} ${scheme} ${width}:`;
      const page = await browser.newPage();
      page.on("console", (message) => fault(at, message.text()));
      page.on("request", (request) => request.url().startsWith("file:") || fault(at, request.url()));
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width, height: 1000 });
      await page.goto("file://" + resolve(file));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) fault(at, "wider than the window", wide);
      await page.evaluate(axe + ";0");
      const { violations, passes } = await page.evaluate(() => axe.run(document));
      for (const { impact, id, nodes } of violations) {
        fault(at, impact, id, nodes.length, nodes[0].html.slice(0, 200));
      }
      console.log(at, passes.length, "rules pass");
      await page.close();
    }
  }
}
await browser.close();
process.exit(bad ? 1 : 0);
