// The file of the typed client: which part of the OpenAPI document it is made from, and whether
// it is still that. The tool that makes the types is only there during `npm run client`.
import { createHash } from 'node:crypto';

/** What the types depend on: the document without what names this service and its version. */
export function buildContract(document: object): object {
  return { ...document, info: { title: 'On Record', version: '0' }, servers: undefined };
}

/** The types under a heading that says what they are made from. */
export function renderClientTypes(document: object, types: string): string {
  return `// Written by \`npm run client\` from test/openapi.json; do not edit.
// ${encodeDigest(document, types)}

${types}`;
}

/** What is wrong with such a file, if anything. */
export function checkClientTypes(document: object, file: string): string[] {
  const types = file.split('\n').slice(3).join('\n');
  if (file === renderClientTypes(document, types)) return [];
  return ['test/examples/on-record.d.ts is not made from test/openapi.json; run `npm run client`'];
}

/** One digest of both, so that neither changes alone. */
function encodeDigest(document: object, types: string): string {
  const hash = createHash('sha256').update(JSON.stringify(buildContract(document)));
  return `SHA-256 of what the types come from, and of them: ${hash.update(types).digest('hex')}`;
}
