// Which script a name is written in, as ISO 15924 calls it: Unicode's short names of scripts are
// those codes (UAX #24 §1.2).

/** Every script that has letters of its own in Unicode 17; Node may know only those before. */
const codes = `
  Latn Cyrl Grek Arab Hebr Hani Hira Kana Hang Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai
  Laoo Tibt Mymr Geor Armn Ethi Cher Cans Ogam Runr Khmr Mong Bopo Yiii Ital Goth Dsrt Tglg Hano Buhd
  Tagb Limb Tale Linb Ugar Shaw Osma Cprt Copt Bugi Talu Glag Tfng Sylo Xpeo Khar Bali Xsux Phnx Phag
  Nkoo Sund Lepc Olck Vaii Saur Kali Rjng Lyci Cari Lydi Cham Lana Tavt Avst Egyp Samr Lisu Bamu Java
  Mtei Armi Sarb Prti Phli Orkh Kthi Batk Brah Mand Cakm Merc Mero Plrd Shrd Sora Takr Aghb Bass Dupl
  Elba Gran Khoj Sind Lina Mahj Mani Mend Modi Mroo Nbat Narb Perm Hmng Palm Pauc Phlp Sidd Tirh Wara
  Ahom Hluw Hatr Mult Hung Adlm Bhks Marc Osge Newa Tang Gonm Nshu Soyo Zanb Dogr Gong Rohg Maka Medf
  Sogd Sogo Elym Nand Hmnp Wcho Chrs Diak Kits Yezi Cpmn Ougr Tnsa Toto Vith Kawi Nagm Gara Gukh Krai
  Onao Sunu Todr Tutg Berf Sidt Tayo Tols Syrc Thaa Inds`;

const scripts = codes
  .trim()
  .split(/\s+/)
  .flatMap((code) => {
    try {
      return [[code, new RegExp(`\\p{Script=${code}}`, 'u')] as const];
    } catch {
      return [];
    }
  });

/** Scripts that are written together have a code of their own. */
const mixtures: readonly (readonly [code: string, parts: readonly string[]])[] = [
  ['Jpan', ['Hira', 'Kana']],
  ['Kore', ['Hang']],
];

/**
 * The ISO 15924 code of a name's script: of several the first that is not Latin; `Zyyy` when it has
 * no letter of any.
 */
export function scriptOf(name: string): string {
  const found = new Set<string>();
  for (const letter of name) {
    const script = findScript(letter);
    if (script !== undefined) found.add(script);
  }
  for (const [code, parts] of mixtures) {
    if (found.size > 1 && found.has('Hani') && parts.some((part) => found.has(part))) return code;
  }
  if (found.has('Hira') && found.has('Kana')) return 'Jpan';
  const [first = 'Zyyy'] = found;
  return [...found].find((script) => script !== 'Latn') ?? first;
}

/** A text has few different letters, and there are many scripts to try. */
const known = new Map<string, string | undefined>();
const knownMax = 10_000;

function findScript(letter: string): string | undefined {
  if (!known.has(letter)) {
    if (known.size === knownMax) known.clear();
    known.set(letter, scripts.find(([, pattern]) => pattern.test(letter))?.[0]);
  }
  return known.get(letter);
}
