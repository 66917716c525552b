// Every page that one can reach from the first one.
import { describeCrawl } from '../support/crawl.ts';
import { publishCurated } from '../support/curated.ts';

const { statements, actors, events, sources, caveats } = publishCurated().records;
const records = Object.entries({ statements, actors, events, sources, caveats });
const expected = records.flatMap(([name, list]) => list.map(({ id }) => `/${name}/${id}.html`));

describeCrawl('the pages that one can reach from the first one', { expected });
