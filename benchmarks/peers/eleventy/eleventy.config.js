// Pages of the notes, and nothing else.
import path from "node:path";

export default function (config) {
  config.addGlobalData("layout", "note.njk");
  return {
    dir: { includes: path.relative(process.env.NOTES, path.join(import.meta.dirname, "layouts")) },
    markdownTemplateEngine: false, // notes are notes, braces and all
  };
}
