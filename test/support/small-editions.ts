// Publications of the small seeds that can be told apart: for what is the same however large they
// are, because each is hashed and checked anew in nearly every test of a node.
import { compileFolder } from '../../src/seed/pipeline.ts';
import { editionsOf } from './publications.ts';
import { writeSeeds } from './seeds.ts';

/** Publishes the small records as edition n. */
export const publishSmallEdition = editionsOf(() => {
  const { records } = compileFolder(writeSeeds());
  if (!records) throw new Error('the small seeds have problems');
  return records;
});
