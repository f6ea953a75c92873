// The site that Eleventy builds from a journal of `bench/corpus.py`. `site/content` is the folder of the notes.
import { feedPlugin } from "@11ty/eleventy-plugin-rss";
import highlight from "@11ty/eleventy-plugin-syntaxhighlight";
import { realpathSync } from "node:fs";
import path from "node:path";

const ON_A_PAGE = 100;
const stem = (file) => path.posix.basename(file, ".md");

/** The address of a note by its path in the folder of the notes. */
function address(file) {
  const [folder] = file.split("/");
  if (folder === "daily") return `/${stem(file).replaceAll("-", "/")}/`;
  return `/${folder === "weekly" ? "weeks" : folder}/${stem(file)}/`;
}

const within = (inputPath) => inputPath.split("/content/")[1];

/** Links between notes become links between pages; pictures have a folder of their own. */
function links(markdown) {
  markdown.core.ruler.push("links", (state) => {
    const from = path.posix.dirname(within(state.env.page.inputPath));
    for (const token of state.tokens.flatMap((block) => block.children ?? [])) {
      const name = { link_open: "href", image: "src" }[token.type];
      const target = name && decodeURI(token.attrGet(name));
      if (!target || target.includes(":")) continue;
      if (target.endsWith(".md")) token.attrSet(name, address(path.posix.join(from, target)));
      else if (name === "src") token.attrSet(name, `/images/${path.posix.basename(target)}`);
    }
  });
}

/** Lists of a hundred notes: what is left of them stands on further pages. */
function paged(base, title, notes) {
  const pages = Math.max(1, Math.ceil(notes.length / ON_A_PAGE));
  return Array.from({ length: pages }, (_, at) => {
    const url = (number) => (number === 1 ? base : `${base}page/${number}/`);
    return {
      title,
      url: url(at + 1),
      notes: notes.slice(at * ON_A_PAGE, (at + 1) * ON_A_PAGE),
      newer: at > 0 ? url(at) : null,
      older: at + 1 < pages ? url(at + 2) : null,
    };
  });
}

function grouped(notes, keys) {
  const groups = new Map();
  for (const note of notes) {
    for (const key of keys(note)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(note);
    }
  }
  return groups;
}

const tagsOf = (note) => note.data.tags ?? [];
const monthOf = (note) => note.date.toISOString().slice(0, 7);

/** Every list of notes: the sections, the tags, the months. */
function lists(notes) {
  const dated = notes.filter((note) => note.date.getTime() > 0);
  const sections = grouped(notes, (note) => [within(note.inputPath).split("/")[0]]);
  const tags = grouped(notes, tagsOf);
  const months = grouped(dated, (note) => [monthOf(note)]);
  return [
    ...[...sections].flatMap(([name, of]) => paged(`/${name}/`, name, of)),
    ...[...tags].flatMap(([name, of]) => paged(`/tags/${name}/`, name, of)),
    ...[...months].flatMap(([name, of]) => paged(`/archive/${name}/`, name, of)),
  ];
}

const summaries = new WeakMap();

/** The first words of a note without its markup. */
function summary(note) {
  if (!summaries.has(note)) {
    const text = note.content.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
    summaries.set(note, text.slice(0, 200));
  }
  return summaries.get(note);
}

/** The notes before and after each note of a section, by its address. */
function neighbours(notes) {
  const found = {};
  for (const [, of] of grouped(notes, (note) => [within(note.inputPath).split("/")[0]])) {
    of.forEach((note, at) => (found[note.url] = { newer: of[at - 1], older: of[at + 1] }));
  }
  return found;
}

function collections(config) {
  const newest = (api) => api.getFilteredByGlob("site/content/**/*.md").reverse();
  config.addCollection("notes", newest);
  config.addCollection("feed", (api) => newest(api).reverse());
  config.addCollection("lists", (api) => lists(newest(api)));
  config.addCollection("beside", (api) => neighbours(newest(api)));
  config.addCollection("allTags", (api) =>
    [...grouped(newest(api), tagsOf)].map(([name, of]) => ({ name, count: of.length })).sort((a, b) => b.count - a.count),
  );
  config.addCollection("years", (api) => {
    const months = new Set(newest(api).filter((note) => note.date.getTime() > 0).map(monthOf));
    return [...grouped([...months], (month) => [month.slice(0, 4)])].map(([year, of]) => ({ year, months: of }));
  });
}

const ofWeek = /(\d{4})-W(\d\d)$/;

/** The Monday of a week by the name of its file; an old day for a note that has none. */
function dateOf(given) {
  if (given) return given;
  const week = ofWeek.exec(this.page.fileSlug);
  if (!week) return /\d{4}-\d\d-\d\d/.test(this.page.inputPath) ? undefined : new Date(0);
  const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
  return new Date(fourth.getTime() + ((Number(week[2]) - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * 86_400_000);
}

/** The title of a note: the one that it states, its first heading, or the name of its file. */
function titleOf(data) {
  if (data.title || !within(data.page.inputPath)) return data.title;
  return /^# (.+)$/m.exec(data.page.rawInput)?.[1] ?? data.page.fileSlug;
}

export default function (config) {
  config.setUseGitIgnore(false);
  config.addWatchTarget(realpathSync("site/content")); // its preview does not look behind a link
  config.addPlugin(highlight);
  config.addPlugin(feedPlugin, {
    type: "rss",
    outputPath: "/index.xml",
    collection: { name: "feed", limit: 20 },
    metadata: { language: "en", title: "Journal", base: "https://bench.example/", author: { name: "Journal" } },
  });
  config.amendLibrary("md", (markdown) => markdown.use(links));
  config.addDateParsing(dateOf);
  config.addFilter("summary", summary);
  config.addFilter("newest", (notes) => notes.slice(0, 30));
  config.addFilter("day", (date) => (date.getTime() > 0 ? date.toISOString().slice(0, 10) : ""));
  config.addPassthroughCopy({ "site/content/images": "images" });
  config.addGlobalData("layout", "note.njk");
  config.addGlobalData("permalink", () => (data) => address(within(data.page.inputPath)));
  config.addGlobalData("eleventyComputed", { title: titleOf });
  collections(config);
  return {
    dir: { input: "site", output: "public" },
    markdownTemplateEngine: false, // the notes have braces in them that are no templates
    htmlTemplateEngine: "njk",
  };
}
