// Typed arrays in BLOBs, little-endian. Node runs on little-endian machines; a big-endian one
// swaps.

const bigEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1;

type Values = Uint8Array | Uint16Array | Uint32Array | Int32Array;

export function fromArray(values: Values): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return bigEndian ? swap(Buffer.from(bytes), values.BYTES_PER_ELEMENT) : bytes;
}

export function toUint32Array(bytes: Buffer): Uint32Array {
  return new Uint32Array(aligned(bytes, 4));
}

export function toInt32Array(bytes: Buffer): Int32Array {
  return new Int32Array(aligned(bytes, 4));
}

/** Unsigned integers of so many bytes each. */
export function toCodes(bytes: Buffer, width: 1 | 2 | 4): Uint8Array | Uint16Array | Uint32Array {
  const copy = aligned(bytes, width);
  if (width === 1) return new Uint8Array(copy);
  return width === 2 ? new Uint16Array(copy) : new Uint32Array(copy);
}

/** A copy whose bytes begin at a multiple of their width, as typed arrays need. */
function aligned(bytes: Buffer, width: number): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  const target = Buffer.from(copy);
  bytes.copy(target);
  if (bigEndian) swap(target, width);
  return copy;
}

function swap(bytes: Buffer, width: number): Buffer {
  if (width === 1) return bytes;
  return width === 2 ? bytes.swap16() : bytes.swap32();
}
