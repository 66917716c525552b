// The look of the parts that only some pages have: cards, badges, marks, drawings.

const cards = `
.cards { max-width: 50rem; }
.cards > li { border-top: 1px solid var(--line); padding: 1.35rem 0; }
.cards > li:first-child { border-top: 0; padding-top: .2rem; }
.byline { font: .92rem/1.5 var(--sans); color: var(--soft); }
.who, .who a { font-weight: 650; color: var(--ink); }
.who a { text-decoration: none; }
.who a:hover { color: var(--accent); text-decoration: underline; }
.when { white-space: normal; }
.byline .when::before { content: " · "; white-space: pre; }
.card h2, .card h3 { font-size: 1.16rem; margin: .2rem 0 .5rem; }
.card h2 a, .card h3 a { text-decoration: none; }
.card h2 a:hover, .card h3 a:hover { text-decoration: underline; }
blockquote { border-left: 3px solid var(--line); padding-left: 1rem; font-style: italic; }
blockquote:lang(ru), blockquote:lang(zh) { font-style: normal; }
.card .facts { margin-top: .6rem; }
.doubt.major { color: var(--doubt); font-weight: 600; }
.badge { font: .92rem/1.5 var(--sans); margin: .45rem 0; color: var(--accent); }
.badge strong { text-transform: uppercase; letter-spacing: .06em; font-size: .78rem;
  border: 1px solid currentColor; border-radius: 3px; padding: .08rem .4rem; margin-right: .25rem; }
.badge.disputed, .status.disputed, .status.alleged { color: var(--doubt); }
.badge.confirmed { color: var(--good); }
.status { font: 600 .85rem/1.4 var(--sans); color: var(--soft); }
.status.denied { color: var(--accent); }
.count { font-size: .95rem; margin-bottom: .8rem; }
.count strong { color: var(--ink); }
.chosen { display: flex; flex-wrap: wrap; gap: .4rem; margin-bottom: 1rem;
  font: .88rem/1.3 var(--sans); }
.chosen a { display: block; border: 1px solid var(--line); border-radius: 99px;
  padding: .34rem .8rem; background: var(--sheet); text-decoration: none; }
.chosen .clear { border-color: transparent; background: none; text-decoration: underline; }
.empty { padding: 2rem 0; }
.use { border: 1px solid var(--line); border-radius: 4px; background: var(--sheet);
  padding: .6rem 1rem; margin-bottom: 1.4rem; }
.use[open] { padding-bottom: 1rem; }
.downloads { font: .9rem/1.5 var(--sans); margin-top: .9rem; }
.copy { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .3rem .5rem;
  margin-top: .9rem; align-items: start; }
.copy .label { grid-column: 1 / -1; font: 600 .82rem/1.3 var(--sans); color: var(--soft); }
.copy pre { margin: 0; padding: .55rem .7rem; background: var(--wash); border-radius: 4px;
  overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 12rem; }
.copy button { font-size: .85rem; padding: .45rem .7rem; background: none; color: var(--ink); }
.copy button:hover { color: var(--accent); }
.problems { border: 1px solid var(--accent); border-radius: 4px; padding: 1rem 1.2rem; }
.problems li { margin-top: .7rem; }
.problems a { margin-right: .6rem; }
.tabs { display: flex; flex-wrap: wrap; gap: 0 1.2rem; margin: 1.2rem 0;
  font: .95rem/2 var(--sans); }
.tabs a { text-decoration: none; }
.tabs [aria-current] { font-weight: 650; box-shadow: inset 0 -2px var(--accent); }
`;

const records = `
.lede .byline { font-size: 1rem; margin-top: .7rem; }
.lede .badge { font-size: 1rem; }
@media (min-width: 64rem) {
  .statement { display: grid; grid-template-columns: minmax(0, 44rem) minmax(0, 1fr);
    gap: 0 3.5rem; }
  .lede, .body { grid-column: 1; }
  .statement > .facts { grid-column: 2; grid-row: 1 / span 2; align-self: start;
    margin-top: 1.6rem; }
  .statement > .facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
}
.passage { font-size: clamp(1.2rem, 1.05rem + .8vw, 1.5rem); line-height: 1.5;
  margin: 1.6rem 0 .8rem;
  border-left-color: var(--accent); }
dl.facts { margin-top: 1.4rem; border-top: 1px solid var(--line); max-width: 48rem; }
dl.facts > div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 1rem;
  padding: .5rem 0; border-bottom: 1px solid var(--line); }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; color: var(--ink); }
@media (max-width: 34rem) {
  dl.facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
}
.hash { font-size: .75rem; overflow-wrap: anywhere; }
.report { margin-bottom: 1.6rem; max-width: 44rem; }
.report blockquote { font-style: normal; color: var(--soft); }
.report mark { color: var(--ink); padding: .05em 0; }
.report figcaption { font: .87rem/1.5 var(--sans); color: var(--soft); margin-top: .5rem; }
.card .facts + .byline { margin-top: .6rem; }
.compared del { color: var(--accent); }
.compared ins { background: var(--mark); text-decoration: none; }
.relations { max-width: 44rem; }
.relations > li { padding: .9rem 0; border-top: 1px solid var(--line); }
.relations > li:first-child { border-top: 0; padding-top: 0; }
.relations strong { font: 600 .78rem/1.4 var(--sans); text-transform: uppercase;
  letter-spacing: .06em; color: var(--soft); margin-right: .4rem; }
.relations .denies strong, .relations .retracts strong { color: var(--accent); }
.relations .disputes strong, .relations .contradicts strong { color: var(--doubt); }
.relations .confirms strong { color: var(--good); }
.relations blockquote { margin-top: .4rem; font-size: .97rem; }
.caveats { max-width: 44rem; }
.caveats li { padding-left: 1rem; border-left: 3px solid var(--line); margin-bottom: .9rem;
  font-size: 1rem; }
.caveats .major { border-left-color: var(--doubt); }
.caveats .kind { font: 600 .85rem/1.5 var(--sans); color: var(--doubt); margin-right: .3rem; }
.caveat .report { margin: .8rem 0; }
.statement details, .actor details { margin-top: 1rem; }
.names { color: var(--soft); margin-top: .5rem; max-width: 44rem; }
`;

const annotated = `
.annotated { display: grid; grid-template-columns: minmax(0, 1fr); gap: .8rem 2.5rem;
  margin-top: 1.8rem; }
.annotated > p { font-size: 1.12rem; line-height: 1.75; max-width: 40rem; }
.annotated mark { background: none; scroll-margin-top: 4rem; border-radius: 2px; }
.annotated mark.said { background: var(--mark); }
.annotated mark.said mark.said { background: var(--mark-deep); }
.annotated mark.doubt { text-decoration: underline dotted var(--doubt) 1.5px;
  text-underline-offset: .24em; }
.annotated mark:target, .annotated mark:target mark, .annotated mark.lit {
  background: var(--lit); }
.annotated mark:target sup a, .annotated mark.lit sup a { color: inherit; }
.annotated sup { font: 600 .66rem/0 var(--sans); margin-left: .12em; }
.annotated sup a, .sign { text-decoration: none; padding: 0 .1em; }
a.said { color: var(--accent); }
a.event, .event > .sign { color: var(--event); }
a.doubt, .doubt > .sign { color: var(--doubt); }
.margin { font: .84rem/1.42 var(--sans); border-left: 2px solid var(--line);
  padding-left: .9rem; align-self: start; margin-bottom: 1rem; }
.margin li { padding: .2rem 0 .2rem 2.1rem; position: relative; }
.margin .sign { position: absolute; left: 0; min-width: 1.4rem; font-weight: 650;
  color: var(--accent); }
.margin .event > .sign { color: var(--event); }
.margin .doubt > .sign { color: var(--doubt); }
.margin li:target { background: var(--mark); }
.margin summary { font: inherit; color: var(--doubt); }
.margin summary.major { font-weight: 650; }
.legend { font: .87rem/1.6 var(--sans); color: var(--soft); margin-top: 1.4rem; }
.legend mark { margin-right: .8rem; padding: 0 .2em; color: var(--ink); }
.legend mark.event { background: none; color: var(--event); }
.legend mark.doubt { background: none; text-decoration: underline dotted var(--doubt) 1.5px;
  text-underline-offset: .24em; }
@media (min-width: 56rem) {
  .annotated { grid-template-columns: minmax(0, 38rem) minmax(0, 1fr); }
}
`;

const drawings = `
svg { display: block; max-width: 100%; }
svg text { font: 11px var(--sans); fill: var(--soft); }
.months { margin: .4rem 0 1.6rem; }
.months rect { fill: var(--accent); opacity: .8; }
.months path { stroke: var(--line); }
.months .n { text-anchor: middle; }
.months .last { text-anchor: end; }
.months figcaption { font: .85rem/1.5 var(--sans); color: var(--soft); margin-top: .4rem; }
.months summary { font-weight: 400; }
.month h2::first-letter { text-transform: uppercase; }
.drawn { width: 100%; max-width: 36rem; margin: .2rem 0 1rem; }
.drawn text { text-anchor: middle; font-size: 8px; }
.drawn .base { stroke: var(--line); }
.drawn .said { fill: var(--accent); stroke: none; }
.drawn .event { fill: var(--event); stroke: none; }
.drawn .span { fill: none; stroke-width: 1.6; }
.drawn .said.span { stroke: var(--accent); }
.drawn .event.span { stroke: var(--event); }
.key::before { content: ""; display: inline-block; width: .6rem; height: .6rem;
  margin-right: .4rem; background: var(--accent); }
.key.said::before { border-radius: 50%; }
.key.event::before { background: var(--event); }
.key.span::before { width: 1.4rem; height: 0; border-top: 2px solid var(--soft);
  background: none; vertical-align: middle; }
.key { margin-right: 1.2rem; }
.timeline > li { display: grid; grid-template-columns: minmax(0, 1fr); padding: .5rem 0 .5rem 1rem;
  border-left: 2px solid var(--line); }
.timeline .when { font: .85rem/1.6 var(--sans); color: var(--soft); }
.timeline .event { border-left-color: var(--event); }
.timeline .event p { font-weight: 600; }
.timeline .said { border-left-color: var(--accent); }
.timeline .badge { grid-column: -2 / -1; margin: .1rem 0; }
@media (min-width: 48rem) {
  .timeline > li { grid-template-columns: 14rem minmax(0, 1fr); gap: 0 1.5rem; }
}
@media print {
  .masthead nav, .filters, .use, .copy button, footer, .paging { display: none; }
}
`;

export const partsStyle = `${cards}${records}${annotated}${drawings}`;
