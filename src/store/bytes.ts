// Typed arrays in BLOBs, little-endian. Node runs on little-endian machines; a big-endian one
// swaps.

const bigEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1;

export function fromArray(values: Uint32Array | Int32Array): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return bigEndian ? Buffer.from(bytes).swap32() : bytes;
}

export function toUint32Array(bytes: Buffer): Uint32Array {
  return new Uint32Array(aligned(bytes));
}

export function toInt32Array(bytes: Buffer): Int32Array {
  return new Int32Array(aligned(bytes));
}

/** A copy whose bytes begin at a multiple of four, as typed arrays need. */
function aligned(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  const target = Buffer.from(copy);
  bytes.copy(target);
  if (bigEndian) target.swap32();
  return copy;
}
