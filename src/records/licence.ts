// The licence of the editorial records. A newsroom with records of its own writes its own here.

export const recordsLicence = {
  /** As SPDX lists it. */
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  path: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

export const licence =
  `Editorial records: ${recordsLicence.name} (${recordsLicence.path}). Program: MIT. Passages and ` +
  'texts belong to their publishers and are kept so that citations can be verified.';
