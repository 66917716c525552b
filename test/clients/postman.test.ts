// Postman: a collection generated from the OpenAPI document, run with newman.
import { expect, test } from 'vitest';
import { describeClient, hasPackage, read, require } from './fixture.ts';

interface Request {
  url: { path: string[]; variable?: { key: string; value: string }[] };
}
interface Item {
  item?: Item[];
  request?: Request;
}
interface Execution {
  request: { url: { toString: () => string } };
  response?: { code: number };
}

describeClient(
  'Postman',
  () => hasPackage('newman'),
  (fixture) => {
    test('every request of a generated collection is answered', async () => {
      const document = JSON.parse(await read(`${fixture().origin}/openapi.json`));
      const collection = await convert(document);
      const requests = listRequests(collection);
      expect(requests.length).toBe(Object.keys(document.paths).length);
      // The converter has one variable for all ids in front of a suffix.
      for (const { url } of requests) {
        const path = `/${url.path.map((part) => part.replace(/^:|\{\{id\}\}/, '{id}').replace(/^\{id\}id/, '{id}')).join('/')}`;
        const example = document.paths[path]?.get.parameters?.[0]?.example;
        url.path = url.path.map((part) => part.replace('{{id}}', example));
      }
      const executions = await runCollection(collection);
      const refused = executions.filter(({ response }) => response?.code !== 200);
      expect(refused.map(({ request }) => request.url.toString())).toEqual([]);
      expect(executions.length).toBe(requests.length);
    });
  },
);

/** As its documentation says: values from the examples, and only what is required. */
function convert(document: object): Promise<Item> {
  const { convertV2 } = require('openapi-to-postmanv2');
  const options = { parametersResolution: 'Example', enableOptionalParameters: false };
  return new Promise((resolve, reject) =>
    convertV2(
      { type: 'json', data: document },
      options,
      (
        error: Error | null,
        { result, reason, output }: { result: boolean; reason: string; output: { data: Item }[] },
      ) =>
        error || !result ? reject(error ?? new Error(reason)) : resolve(output[0]?.data as Item),
    ),
  );
}

function listRequests({ item, request }: Item): Request[] {
  return [...(request ? [request] : []), ...(item ?? []).flatMap(listRequests)];
}

function runCollection(collection: Item): Promise<Execution[]> {
  const newman = require('newman');
  return new Promise((resolve, reject) =>
    newman.run(
      { collection, reporters: [] },
      (error: Error | null, summary: { run: { executions: Execution[] } }) =>
        error ? reject(error) : resolve(summary.run.executions),
    ),
  );
}
