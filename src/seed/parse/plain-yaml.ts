// Reads the YAML that seeds are written in, a small part of the language, many times as fast as the
// parser of all of it. What is unusual, and whatever may be wrong, is left to that parser.
import { mapping, packNumbers, scalar, sequence, type Tree } from './places.ts';
import { joinBlock, resolvePlain, unusual } from './plain-scalar.ts';
import { shareWords } from './shared-words.ts';

const depthMax = 16;
const keysMax = 500;

const marker = /^(?:---|\.\.\.)/m;
const otherCharacter = /[^\n -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\uffef]/;
const keyPattern = /([A-Za-z][\w-]*):(?=[ \n])/y;
const doubleQuoted = /"([^"\\\n]*)"/y;
const singleQuoted = /'((?:[^'\n]|'')*)'/y;
const blockHeader = /([|>])(-?)\n/y;
const plainLine = /[^-?:,[\]{}#&*!|>'"%@` \n][^\n]*/y;
const plainFlow = /[^-?:,[\]{}#&*!|>'"%@` \n][^,[\]{}\n]*/y;
const notPlain = /: |:$| #| $/;
const specialWord = /^(?:null|true|false)$/i;
/** The same tree as the other parser makes, or undefined where that one has to look. */
export function parsePlainYaml(text: string): Tree | undefined {
  if (!text.endsWith('\n') || otherCharacter.test(text) || marker.test(text)) return undefined;
  try {
    return new PlainParser(text).parse();
  } catch (error) {
    if (error === unusual) return undefined;
    throw error;
  }
}

class PlainParser {
  private readonly text: string;
  private readonly lines: number[] = [0];
  private readonly parts: number[] = [];
  private readonly keys = new Map<string, number>();
  /** The line that is read next, the first of its characters that is no space, and its column. */
  private line = 0;
  private at = 0;
  private indent = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.lines.push(at + 1);
    }
  }

  parse(): Tree {
    this.findLine(0);
    if (this.indent !== 0) throw unusual;
    const value = this.readNode(this.at, 0);
    if (this.at < this.text.length) throw unusual;
    const { parts, keys, lines } = this;
    return {
      // Copied, because a part of a string keeps all of it in memory.
      value: shareWords(JSON.parse(JSON.stringify(value))),
      places: {
        parts: packNumbers(parts),
        keys: [...keys.keys()],
        lines: packNumbers(lines),
      },
    };
  }

  /** Goes to the first line from this one on that is neither empty nor a comment. */
  private findLine(from: number): void {
    const { text, lines } = this;
    for (let line = from; ; line++) {
      const start = lines[line] as number;
      let at = start;
      while (text[at] === ' ') at++;
      if (at < text.length && (text[at] === '\n' || text[at] === '#')) continue;
      this.line = line;
      this.at = at;
      this.indent = at === text.length ? -1 : at - start;
      return;
    }
  }

  /** A sequence or a mapping whose first line goes on at `at`, in this column. */
  private readNode(at: number, column: number): unknown {
    if (++this.depth > depthMax) throw unusual;
    const value = this.isItem(at) ? this.readSequence(at, column) : this.readMapping(at, column);
    this.depth--;
    return value;
  }

  private isItem(at: number): boolean {
    return this.text[at] === '-' && this.text[at + 1] === ' ';
  }

  private isKey(at: number): boolean {
    keyPattern.lastIndex = at;
    return keyPattern.test(this.text);
  }

  private readSequence(first: number, column: number): unknown[] {
    const part = this.begin(first, sequence);
    const items: unknown[] = [];
    for (let at = first; ; at = this.at) {
      let content = at + 2;
      while (this.text[content] === ' ') content++;
      items.push(
        this.isKey(content)
          ? this.readNode(content, column + content - at)
          : this.readInline(content, column),
      );
      if (this.indent > column) throw unusual;
      if (this.indent < column || !this.isItem(this.at)) break;
    }
    this.end(part);
    return items;
  }

  private readMapping(first: number, column: number): Record<string, unknown> {
    const part = this.begin(first, mapping);
    const pairs: Record<string, unknown> = {};
    let count = 0;
    for (let at = first; ; at = this.at) {
      const [name, end] = this.readKey(at);
      if (Object.hasOwn(pairs, name) || ++count > keysMax) throw unusual;
      let content = end;
      while (this.text[content] === ' ') content++;
      pairs[name] =
        this.text[content] === '\n' ? this.readBelow(column) : this.readInline(content, column);
      if (this.indent > column) throw unusual;
      if (this.indent < column) break;
    }
    this.end(part);
    return pairs;
  }

  /** What stands below a key: deeper, or a sequence in its column. */
  private readBelow(column: number): unknown {
    this.findLine(this.line + 1);
    const { at, indent } = this;
    const isItem = this.isItem(at);
    if (isItem ? indent < column : indent <= column) throw unusual;
    if (isItem || this.isKey(at)) return this.readNode(at, indent);
    if (this.text[at] === '|' || this.text[at] === '>') throw unusual;
    return this.readInline(at, column);
  }

  /** Notes the key at `at`; returns it, and where it and its colon end. */
  private readKey(at: number): [name: string, end: number] {
    keyPattern.lastIndex = at;
    const name = keyPattern.exec(this.text)?.[1];
    if (name === undefined || specialWord.test(name)) throw unusual;
    let index = this.keys.get(name);
    if (index === undefined) {
      index = this.keys.size;
      this.keys.set(name, index);
    }
    this.parts.push(index, at);
    return [name, at + name.length + 1];
  }

  /** A value that begins on the line of its key or dash, which stands in this column. */
  private readInline(at: number, column: number): unknown {
    const first = this.text[at];
    if (first === '|' || first === '>') return this.readBlock(at, column);
    const [value, end] =
      first === '[' || first === '{' ? this.readFlow(at, column) : this.readScalar(at, plainLine);
    if (this.text[end] !== '\n') throw unusual;
    this.findLine(this.line + 1);
    return value;
  }

  private readScalar(at: number, plain: RegExp): [value: unknown, end: number] {
    this.end(this.begin(at, scalar));
    const first = this.text[at];
    const pattern = first === '"' ? doubleQuoted : first === "'" ? singleQuoted : plain;
    pattern.lastIndex = at;
    const [all, quoted] = pattern.exec(this.text) ?? [];
    if (all === undefined) throw unusual;
    const end = at + all.length;
    if (quoted !== undefined)
      return [(first === "'" ? quoted.replaceAll("''", "'") : quoted).normalize('NFC'), end];
    const written = plain === plainFlow ? all.trimEnd() : all;
    if (notPlain.test(written)) throw unusual;
    return [resolvePlain(written), at + written.length];
  }

  /** A list or a mapping in brackets; its lines stand deeper than `column`. */
  private readFlow(at: number, column: number): [value: unknown, end: number] {
    if (++this.depth > depthMax) throw unusual;
    const isList = this.text[at] === '[';
    const close = isList ? ']' : '}';
    const part = this.begin(at, isList ? sequence : mapping);
    const items: unknown[] = [];
    const pairs: Record<string, unknown> = {};
    let next = this.skipLines(at + 1, column);
    while (this.text[next] !== close) {
      const [name, begin] = isList ? [items.length, next] : this.readKey(next);
      if (Object.hasOwn(pairs, name)) throw unusual;
      const [value, end] = this.readFlowValue(this.skipLines(begin, column), column);
      if (isList) items.push(value);
      else pairs[name] = value;
      next = this.skipLines(end, column);
      if (this.text[next] === close) break;
      if (this.text[next] !== ',') throw unusual;
      next = this.skipLines(next + 1, column);
    }
    this.end(part);
    this.depth--;
    return [isList ? items : pairs, next + 1];
  }

  private readFlowValue(at: number, column: number): [value: unknown, end: number] {
    const first = this.text[at];
    return first === '[' || first === '{'
      ? this.readFlow(at, column)
      : this.readScalar(at, plainFlow);
  }

  private skipLines(from: number, column: number): number {
    let at = this.skipSpaces(from);
    while (this.text[at] === '\n') {
      this.line++;
      const start = at + 1;
      at = this.skipSpaces(start);
      if (this.text[at] !== '\n' && at - start <= column) throw unusual;
    }
    return at;
  }

  private skipSpaces(from: number): number {
    let at = from;
    while (this.text[at] === ' ') at++;
    return at;
  }

  /** Lines that are kept (|) or joined (>), deeper than the column of their key or dash. */
  private readBlock(at: number, column: number): string {
    this.end(this.begin(at, scalar));
    blockHeader.lastIndex = at;
    const [, style, chomping] = blockHeader.exec(this.text) ?? [];
    if (style === undefined) throw unusual;
    const written = this.listBlockLines(column);
    return joinBlock(written, style === '>', chomping === '-');
  }

  /** The lines of a block without their indentation, and the empty ones among and behind them. */
  private listBlockLines(column: number): string[] {
    const { text, lines } = this;
    const begin = lines[this.line + 1] as number;
    const indent = this.skipSpaces(begin) - begin;
    if (indent <= column) throw unusual;
    const written: string[] = [];
    let line = this.line + 1;
    for (; line < lines.length - 1; line++) {
      const start = lines[line] as number;
      const end = (lines[line + 1] as number) - 1;
      const content = this.skipSpaces(start);
      const isDeep = content - start >= indent;
      if (content === end ? content - start > indent : !isDeep && content - start > column) {
        throw unusual;
      }
      if (content < end && !isDeep) break;
      written.push(text.slice(start + indent, end));
    }
    if (written[0] === undefined || written[0] === '') throw unusual;
    this.findLine(line);
    return written;
  }

  /** Notes where a part begins; returns its place in the list. */
  private begin(offset: number, kind: number): number {
    const { length } = this.parts;
    this.parts.push(offset, kind, 0);
    return length;
  }

  private end(part: number): void {
    this.parts[part + 2] = this.parts.length;
  }
}
