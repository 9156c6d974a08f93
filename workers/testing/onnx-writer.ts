/** Writes small ONNX models as bytes: just enough protobuf for fixtures. */

export interface NodeSpec {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly ints?: Readonly<Record<string, number>>;
}

/** A float32 or int64 constant; `offset` puts a float32 one into the external weights file. */
export interface ConstantSpec {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: readonly number[];
  readonly type: 'float32' | 'int64';
  readonly external?: { readonly location: string; readonly offset: number };
}

/** A dimension is a number or a name. */
export interface ValueSpec {
  readonly name: string;
  readonly type: 'float32' | 'int64';
  readonly dims: readonly (number | string)[];
}

export interface ModelSpec {
  readonly nodes: readonly NodeSpec[];
  readonly constants: readonly ConstantSpec[];
  readonly inputs: readonly ValueSpec[];
  readonly outputs: readonly ValueSpec[];
}

const elementTypes = { float32: 1, int64: 7 } as const;

/** One ONNX model, opset 17. Field numbers are those of onnx.proto. */
export function writeOnnx(spec: ModelSpec): Uint8Array {
  const graph = [
    ...spec.nodes.map((node, index) => message(1, writeNode(node, index))),
    text(2, 'tiny'),
    ...spec.constants.map((constant) => message(5, writeConstant(constant))),
    ...spec.inputs.map((value) => message(11, writeValue(value))),
    ...spec.outputs.map((value) => message(12, writeValue(value))),
  ];
  return join([integer(1, 8), message(7, join(graph)), message(8, join([text(1, ''), integer(2, 17)]))]);
}

function writeNode({ op, inputs, output, ints = {} }: NodeSpec, index: number): Uint8Array {
  const attributes = Object.entries(ints).map(([name, value]) =>
    message(5, join([text(1, name), integer(3, value), integer(20, 2)])),
  );
  return join([
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(3, `${op}-${index}`),
    text(4, op),
    ...attributes,
  ]);
}

function writeConstant({ name, dims, values, type, external }: ConstantSpec): Uint8Array {
  const head = [...dims.map((dim) => integer(1, dim)), integer(2, elementTypes[type]), text(8, name)];
  if (!external) return join([...head, message(9, rawData(type, values))]);
  const entry = (key: string, value: string): Uint8Array => message(13, join([text(1, key), text(2, value)]));
  return join([
    ...head,
    entry('location', external.location),
    entry('offset', String(external.offset)),
    entry('length', String(values.length * 4)),
    integer(14, 1),
  ]);
}

/** The little-endian bytes of a constant. */
export function rawData(type: 'float32' | 'int64', values: readonly number[]): Uint8Array {
  return type === 'float32'
    ? new Uint8Array(Float32Array.from(values).buffer)
    : new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
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
