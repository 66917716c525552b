// Typed arrays as blobs, little-endian. Nearly every machine is little-endian and stores them as
// they are; a big-endian one swaps their bytes.

const isBigEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1;

type Values = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** Unsigned integers of one, two or four bytes. */
export type Ordinals = Uint8Array | Uint16Array | Uint32Array;

export function fromArray(values: Values): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return isBigEndian ? swap(Buffer.from(bytes), values.BYTES_PER_ELEMENT) : bytes;
}

export function toUint32Array(bytes: Buffer): Uint32Array {
  return new Uint32Array(copyAligned(bytes, 4));
}

export function toInt32Array(bytes: Buffer): Int32Array {
  return new Int32Array(copyAligned(bytes, 4));
}

export function toOrdinals(bytes: Buffer, width: 1 | 2 | 4): Ordinals {
  const copy = copyAligned(bytes, width);
  if (width === 1) return new Uint8Array(copy);
  return width === 2 ? new Uint16Array(copy) : new Uint32Array(copy);
}

/** Typed arrays must begin at a multiple of their width, which a blob need not. */
function copyAligned(bytes: Buffer, width: number): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  const target = Buffer.from(copy);
  bytes.copy(target);
  if (isBigEndian) swap(target, width);
  return copy;
}

function swap(bytes: Buffer, width: number): Buffer {
  if (width === 1) return bytes;
  return width === 2 ? bytes.swap16() : bytes.swap32();
}
