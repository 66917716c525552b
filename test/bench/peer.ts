// What a user would write instead: Express and better-sqlite3, indexed tables, plain joins and
// res.json. It answers the same records for the two commonest requests from the same file.
import Database from 'better-sqlite3';
import express from 'express';

const [path = ''] = process.argv.slice(2);
const db = new Database(path, { readonly: true });
const byId = db.prepare('SELECT * FROM statements WHERE id = ?');
const byActor = db.prepare(
  'SELECT * FROM statements WHERE actor_id = ? ORDER BY number DESC LIMIT 20',
);
const countByActor = db.prepare('SELECT count(*) FROM statements WHERE actor_id = ?').pluck();
const actor = db.prepare('SELECT id, kind, name FROM actors WHERE id = ?');
const citations = db.prepare(
  `SELECT c.exact, c.prefix, c.suffix, c.start, c."end", c.paragraph, s.id AS source_id, s.kind,
     s.title, s.publisher, s.published_edtf
   FROM citations c JOIN sources s ON s.id = c.source_id WHERE c.statement_id = ?
   ORDER BY c.position`,
);
const topics = db.prepare(
  `SELECT t.id, t.name_en, t.name_fr FROM statement_topics st JOIN topics t ON t.id = st.topic_id
   WHERE st.statement_id = ?`,
);
const events = db.prepare(
  `SELECT e.id, e.name_en, e.name_fr FROM statement_events se JOIN events e ON e.id = se.event_id
   WHERE se.statement_id = ?`,
);
const mentions = db.prepare(
  `SELECT a.id, a.kind, a.name FROM statement_mentions sm JOIN actors a ON a.id = sm.actor_id
   WHERE sm.statement_id = ?`,
);

interface Row {
  number: number;
  id: string;
  actor_id: string;
  document?: Buffer;
}

function render(row: Row) {
  const { document, ...columns } = row;
  return {
    ...columns,
    actor: actor.get(row.actor_id),
    citations: citations.all(row.id),
    topics: topics.all(row.id),
    events: events.all(row.id),
    mentions: mentions.all(row.id),
  };
}

const app = express();
app.get('/statements/:id', (request, response) => {
  const row = byId.get(request.params.id) as Row | undefined;
  if (row) response.json(render(row));
  else response.status(404).json({});
});
app.get('/statements', (request, response) => {
  const id = String(request.query.actor);
  const rows = byActor.all(id) as Row[];
  response.json({ data: rows.map(render), total: countByActor.get(id) });
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuUs: user + system, rssBytes: process.memoryUsage.rss() });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as { port: number }).port });
});
