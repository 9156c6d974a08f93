/** Writes small ONNX models as bytes, just enough protobuf for measuring a device and for fixtures. */

/** A number stands for an int attribute; an object says that it is a float. */
export type Attribute = number | { readonly float: number };

export interface NodeSpec {
  readonly op: string;
  /** An empty name leaves an optional input out. */
  readonly inputs: readonly string[];
  /** One name, or several for a node that gives more; an empty name leaves an output out. */
  readonly output: string | readonly string[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** The operator set, the standard one when absent. */
  readonly domain?: 'com.microsoft';
}

/** A constant; `external` puts its bytes into a weights file. float16 values are rounded from the numbers given. */
export interface ConstantSpec {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: readonly number[];
  readonly type: ElementType;
  readonly external?: { readonly location: string; readonly offset: number };
}

/** A dimension is a number or a name. */
export interface ValueSpec {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly (number | string)[];
}

export interface ModelSpec {
  readonly nodes: readonly NodeSpec[];
  readonly constants: readonly ConstantSpec[];
  readonly inputs: readonly ValueSpec[];
  readonly outputs: readonly ValueSpec[];
}

const elementTypes = { float32: 1, uint8: 2, int32: 6, int64: 7, float16: 10 } as const;
export type ElementType = keyof typeof elementTypes;

/** One ONNX model, opset 17. Field numbers are those of onnx.proto. */
export function writeOnnx(spec: ModelSpec): Uint8Array {
  const graph = [
    ...spec.nodes.map((node, index) => message(1, writeNode(node, index))),
    text(2, 'tiny'),
    ...spec.constants.map((constant) => message(5, writeConstant(constant))),
    ...spec.inputs.map((value) => message(11, writeValue(value))),
    ...spec.outputs.map((value) => message(12, writeValue(value))),
  ];
  const opsets = [join([text(1, ''), integer(2, 17)]), join([text(1, 'com.microsoft'), integer(2, 1)])];
  return join([integer(1, 8), message(7, join(graph)), ...opsets.map((set) => message(8, set))]);
}

function writeNode({ op, inputs, output, attributes = {}, domain }: NodeSpec, index: number): Uint8Array {
  return join([
    ...inputs.map((name) => text(1, name)),
    ...[output].flat().map((name) => text(2, name)),
    text(3, `${op}-${index}`),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => message(5, writeAttribute(name, value))),
    ...(domain ? [text(7, domain)] : []),
  ]);
}

function writeAttribute(name: string, value: Attribute): Uint8Array {
  if (typeof value === 'number') return join([text(1, name), integer(3, value), integer(20, 2)]);
  const bytes = new Uint8Array(Float32Array.of(value.float).buffer);
  return join([text(1, name), varint(BigInt((2 << 3) | 5)), bytes, integer(20, 1)]);
}

function writeConstant({ name, dims, values, type, external }: ConstantSpec): Uint8Array {
  const head = [...dims.map((dim) => integer(1, dim)), integer(2, elementTypes[type]), text(8, name)];
  if (!external) return join([...head, message(9, rawData(type, values))]);
  const entry = (key: string, value: string): Uint8Array => message(13, join([text(1, key), text(2, value)]));
  return join([
    ...head,
    entry('location', external.location),
    entry('offset', String(external.offset)),
    entry('length', String(rawData(type, values).length)),
    integer(14, 1),
  ]);
}

/** The little-endian bytes of a constant. */
export function rawData(type: ElementType, values: readonly number[]): Uint8Array {
  switch (type) {
    case 'float32':
      return new Uint8Array(Float32Array.from(values).buffer);
    case 'float16':
      return new Uint8Array(Uint16Array.from(values, toHalf).buffer);
    case 'uint8':
      return Uint8Array.from(values);
    case 'int32':
      return new Uint8Array(Int32Array.from(values).buffer);
    case 'int64':
      return new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  }
}

/** The bits of the nearest half-precision number; tiny ones become zero, which no fixture minds. */
function toHalf(value: number): number {
  const bits = new Uint32Array(Float32Array.of(value).buffer)[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const rounded = (bits & 0x7fffffff) + 0x1000;
  const exponent = (rounded >>> 23) - 112;
  if (exponent <= 0) return sign;
  return exponent >= 31 ? sign | 0x7c00 : sign | (exponent << 10) | ((rounded >>> 13) & 0x3ff);
}

function writeValue({ name, type, dims }: ValueSpec): Uint8Array {
  const shape = dims.map((dim) => message(1, typeof dim === 'number' ? integer(1, dim) : text(2, dim)));
  const tensor = join([integer(1, elementTypes[type]), message(2, join(shape))]);
  return join([text(1, name), message(2, message(1, tensor))]);
}

function integer(field: number, value: number): Uint8Array {
  // Negative numbers are ten bytes long: two's complement of 64 bits.
  return join([varint(BigInt(field << 3)), varint(BigInt.asUintN(64, BigInt(value)))]);
}

function text(field: number, value: string): Uint8Array {
  return message(field, new TextEncoder().encode(value));
}

function message(field: number, bytes: Uint8Array): Uint8Array {
  return join([varint(BigInt((field << 3) | 2)), varint(BigInt(bytes.length)), bytes]);
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

/** Byte arrays one after another. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
