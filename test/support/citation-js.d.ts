declare module '@citation-js/core' {
  /** Recognises the format by itself. */
  export class Cite {
    constructor(text: string);
    /** CSL-JSON items. */
    data: Record<string, unknown>[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
