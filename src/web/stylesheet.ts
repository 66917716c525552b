// The look of all pages: paper and ink, one accent, no images and no fonts to load.
import { partsStyle } from './stylesheet-parts.ts';

const baseStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbf9f4; --sheet: #fffefb; --ink: #211e1a; --soft: #625b50; --line: #dcd5c7;
  --accent: #8c2f1b; --good: #1f6044; --doubt: #7a5200; --event: #2d5377;
  --mark: #f8e6ac; --mark-deep: #f0d27a; --lit: #ffd24d; --wash: #f2eee4;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161513; --sheet: #1d1b19; --ink: #ebe6dc; --soft: #aca497; --line: #3b3732;
    --accent: #f0a08b; --good: #86d0ab; --doubt: #e3b75f; --event: #97bfe6;
    --mark: #40361a; --mark-deep: #544519; --lit: #7a6210; --wash: #211f1c;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 0 1.25rem; max-width: 72rem; background: var(--paper);
  color: var(--ink); font: 1.0625rem/1.55 var(--serif); overflow-wrap: break-word;
}
h1, h2, h3 { font-weight: 600; line-height: 1.22; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.65rem, 1.2rem + 2vw, 2.35rem); letter-spacing: -.012em; max-width: 26em; }
h2 { font-size: 1.22rem; }
h3 { font-size: 1.12rem; }
p, ul, ol, dl, figure, blockquote { margin: 0; }
ul, ol { padding: 0; list-style: none; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--line);
  text-decoration-thickness: .07em; text-underline-offset: .18em; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
mark { background: var(--mark); color: inherit; }
code, pre { font: .82rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
[lang] { hyphens: manual; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; background: var(--sheet); padding: .5rem 1rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }

.masthead { text-align: center; padding-top: 1.4rem; }
.masthead .title { font-size: clamp(2rem, 1.5rem + 2.6vw, 3rem); font-weight: 700; line-height: 1;
  letter-spacing: -.02em; }
.masthead .title a { text-decoration: none; }
.masthead .motto { color: var(--soft); font-style: italic; margin: .45rem 0 1rem; }
.masthead nav { border-top: 1px solid var(--ink); border-bottom: 3px double var(--ink); }
.masthead ul { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 1.4rem; }
.masthead li { font: .9rem/1.2 var(--sans); }
.masthead li a { display: block; padding: .62rem 0; text-decoration: none; }
.masthead [aria-current] { font-weight: 650; box-shadow: inset 0 -2px var(--accent); }
.masthead .language { color: var(--soft); }
main { padding: 2rem 0 3rem; }
main > h1 + .columns { margin-top: 1.3rem; }
footer { border-top: 1px solid var(--line); padding: 1.2rem 0 2rem; color: var(--soft);
  font: .85rem/1.6 var(--sans); }

section { margin-top: 2.4rem; }
section > h2 { border-top: 1px solid var(--line); padding-top: .9rem; margin-bottom: .8rem; }
.kicker { font: 600 .78rem/1.2 var(--sans); letter-spacing: .09em; text-transform: uppercase;
  color: var(--accent); margin-bottom: .55rem; }
.lead { font-size: 1.15rem; color: var(--soft); margin-top: .5rem; max-width: 42rem; }
.note, .hint, .facts, .number, .count { color: var(--soft); font: .87rem/1.5 var(--sans); }
.number { font-variant-numeric: tabular-nums; font-weight: 400; }
.more { margin-top: 1.2rem; font: .95rem/1.4 var(--sans); }
.plain li + li, p + .plain { margin-top: .55rem; }
.tags { display: flex; flex-wrap: wrap; gap: .3rem 1rem; font: .92rem/1.5 var(--sans);
  color: var(--soft); }
.tags a { color: var(--ink); }
.index { columns: 16rem; column-gap: 2rem; margin-top: 1.5rem; }
.index li { break-inside: avoid; padding: .4rem 0; border-bottom: 1px solid var(--line); }
.index .note { display: block; }
.paging { display: flex; gap: 1rem; margin-top: 2rem; font: 1rem/1.3 var(--sans); }
.paging a { border: 1px solid var(--line); border-radius: 4px; padding: .6rem 1rem;
  background: var(--sheet); text-decoration: none; }
.paging .next { margin-left: auto; }
.columns { display: grid; gap: 2.5rem 3rem; }
.columns section:first-child { margin-top: 0; }
.columns section:first-child > h2 { border-top: 0; padding-top: 0; }
@media (min-width: 56rem) {
  .columns { grid-template-columns: minmax(0, 1fr) 18.5rem; }
  .columns .side { border-left: 1px solid var(--line); padding-left: 1.6rem; }
  .columns.finder { grid-template-columns: 16.5rem minmax(0, 1fr); }
  .columns.finder .side { border-left: 0; padding-left: 0; }
}

label { font: 600 .85rem/1.4 var(--sans); }
input, select, button { font: 1rem/1.3 var(--sans); color: inherit; }
input:not([type=checkbox]):not([type=hidden]), select { width: 100%; min-width: 0;
  padding: .5rem .65rem; border: 1px solid var(--soft); border-radius: 4px;
  background: var(--sheet); }
::placeholder { color: var(--soft); opacity: 1; }
button { cursor: pointer; padding: .5rem .95rem; border: 1px solid var(--ink); border-radius: 4px;
  background: var(--ink); color: var(--paper); }
button:hover { background: var(--accent); border-color: var(--accent); }
.row { display: flex; gap: .5rem; margin-top: .3rem; }
.search { max-width: 44rem; margin: 0 auto 2.6rem; }
.search input { font-size: 1.15rem; }
.search .hint { margin-top: .45rem; }
textarea { width: 100%; font: 1.1rem/1.5 var(--serif); color: inherit; padding: .6rem .75rem;
  border: 1px solid var(--soft); border-radius: 4px; background: var(--sheet); }
.ask { max-width: 44rem; margin-top: 1.4rem; display: grid; gap: .5rem; justify-items: start; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 1.1rem 0 0; padding: .8rem 0 0; }
legend { float: left; width: 100%; font: 600 .85rem/1.4 var(--sans); margin-bottom: .35rem; }
legend + * { clear: left; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; }
fieldset .hint { margin-top: .35rem; }
.pair label { font-weight: 400; color: var(--soft); }
.choice { display: flex; gap: .5rem; align-items: baseline; padding: .22rem 0; font-weight: 400;
  clear: left; }
.choice input { flex: none; accent-color: var(--accent); width: 1rem; height: 1rem;
  translate: 0 .12rem; }
.choice .number { margin-left: auto; }
.other { margin-top: .35rem; }
summary { cursor: pointer; font: 600 .9rem/1.5 var(--sans); }
.filters > button { width: 100%; margin-top: 1.1rem; position: sticky; bottom: .75rem;
  box-shadow: 0 0 0 .75rem var(--paper); }
.facets { margin-top: .8rem; }
@media (min-width: 56rem) {
  .facets > summary { display: none; }
  .facets::details-content { display: block; content-visibility: visible; }
}
@supports not selector(::details-content) { .facets > summary { display: list-item !important; } }
`;

/** What is served as `/assets/reader.css`. */
export const stylesheet = `${baseStyle}${partsStyle}`.trimStart();
