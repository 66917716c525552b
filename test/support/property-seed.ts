// Property tests draw the same cases each time, so that a change is not refused for bad luck;
// FC_SEED=<number> draws others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_251_203) });
