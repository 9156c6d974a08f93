/** Files in the layout of the hub's ONNX exports whose weights are no weights: enough for everything but running. */
export function smallModel({ template = true, large = 200_000 } = {}): Map<string, Uint8Array> {
  const json = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
  const noise = (length: number, seed: number): Uint8Array =>
    Uint8Array.from({ length }, (_, at) => (at * 2_654_435_761 * seed) >>> 24);
  return new Map([
    [
      'config.json',
      json({
        architectures: ['Qwen3ForCausalLM'],
        hidden_size: 64,
        num_hidden_layers: 2,
        num_attention_heads: 4,
        num_key_value_heads: 2,
        head_dim: 16,
        intermediate_size: 128,
        vocab_size: 512,
        max_position_embeddings: 2048,
      }),
    ],
    ['tokenizer.json', json({ model: { type: 'BPE' } })],
    [
      'tokenizer_config.json',
      json({ tokenizer_class: 'Qwen2Tokenizer', ...(template && { chat_template: '{{ 1 }}' }) }),
    ],
    ['generation_config.json', json({})],
    ['README.md', new TextEncoder().encode('# A card')],
    ['onnx/model_q4.onnx', noise(3_000, 3)],
    ['onnx/model_q4.onnx_data', noise(large, 5)],
    ['onnx/model_q4f16.onnx', noise(5_000, 7)],
  ]);
}
