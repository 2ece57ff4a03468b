"""Layers and blocks over sequences: tokens, positions, normalization, attention, transformers."""

from netgen.cases import network, single

CASES = [
    single("layernorm", (5, 8), "LayerNorm"),
    single("layernorm_epsilon", (4, 6), "LayerNorm", Epsilon=0.5),
    single("layernorm_small_values", (4, 6), "LayerNorm", low=-0.01, high=0.01),
    single("layernorm_large_values", (3, 5), "LayerNorm", low=40.0, high=100.0),
    single("layernorm_of_vector", (11,), "LayerNorm"),
    single("layernorm_of_map", (3, 2, 5), "LayerNorm"),
    single("layernorm_one_channel", (4, 1), "LayerNorm"),
    single("layernorm_many_channels", (2, 300), "LayerNorm"),
    single("layernorm_saturates", (4, 6), "LayerNorm", range=(-0.5, 0.5), saturates=True),
    single("rmsnorm", (5, 8), "RmsNorm"),
    single("rmsnorm_epsilon", (4, 6), "RmsNorm", Epsilon=0.25, low=0.0, high=2.0),
    single("rmsnorm_of_vector", (9,), "RmsNorm"),
    single("rmsnorm_many_channels", (2, 270), "RmsNorm"),
    single("positional_learned", (6, 5), "PositionalEncoding"),
    single("positional_one_position", (1, 4), "PositionalEncoding"),
    single("positional_sines", (9, 6), "PositionalEncoding", Kind="Sinusoidal"),
    single("positional_sines_odd_channels", (5, 7), "PositionalEncoding", Kind="Sinusoidal"),
    single("rotary_halves", (7, 8), "RotaryEncoding", 8),
    single("rotary_neighbours", (7, 8), "RotaryEncoding", 8, Pairs="Neighbours"),
    single("rotary_three_heads", (5, 12), "RotaryEncoding", 4, Base=100.0),
    single("rotary_one_pair", (4, 2), "RotaryEncoding", 2, Pairs="Neighbours"),
    single("softmax_causal", (6, 6), "Softmax", Causal=True),
    single("softmax_causal_heads", (5, 3, 5), "Softmax", Causal=True, Beta=0.5, low=-8.0, high=8.0),
    single("softmax_causal_one_position", (1, 1), "Softmax", Causal=True),
    single("dense_per_position", (6, 5), "Dense", 7, PerPosition=True),
    single("dense_per_position_of_map", (3, 2, 4), "Dense", 5, PerPosition=True, Activation="Relu"),
    single("dense_per_position_gelu_tanh", (4, 6), "Dense", 5, PerPosition=True, Activation="GeluTanh", Bias=False),
    single("gelu_tanh_wide", (60,), "Activate", "GeluTanh", low=-20.0, high=20.0),
    single("feedforward_relu", (5, 6), "FeedForward", 11),
    single("feedforward_gelu", (4, 8), "FeedForward", 12, Activation="Gelu"),
    single("feedforward_swiglu_no_bias", (4, 8), "FeedForward", 10, Activation="Swish", Gated=True, Bias=False),
    single("feedforward_leaky", (3, 4), "FeedForward", 6, Activation="LeakyRelu", Alpha=0.2),
    single("attention_one_head", (5, 6), "MultiHeadAttention", 1),
    single("attention_heads", (6, 8), "MultiHeadAttention", 4),
    single("attention_causal", (7, 6), "MultiHeadAttention", 3, Causal=True),
    single("attention_one_position", (1, 4), "MultiHeadAttention", 2, Causal=True),
    single("attention_grouped", (5, 8), "MultiHeadAttention", 4, KeyValueHeads=2, Causal=True, Bias=False),
    single("attention_one_key_head", (4, 8), "MultiHeadAttention", 4, KeyValueHeads=1),
    single("attention_head_size", (4, 6), "MultiHeadAttention", 2, HeadSize=5),
    single("attention_rotary", (6, 8), "MultiHeadAttention", 2, Rotary="Halves", Causal=True),
    single("attention_rotary_neighbours", (5, 8), "MultiHeadAttention", 2, Rotary="Neighbours", RotaryBase=50.0),
    single("transformer_encoder", (6, 8), "TransformerEncoder", 2, 12),
    single("transformer_encoder_pre_norm_gelu", (5, 8), "TransformerEncoder", 4, 16, PreNorm=True, Activation="Gelu"),
    single("transformer_encoder_causal", (5, 6), "TransformerEncoder", 2, 8, Causal=True),
    single("transformer_encoder_stage", (4, 6), "TransformerEncoder", 3, 8, Repeat=2),
    single("transformer_decoder_alone", (6, 8), "TransformerDecoder", 2, 16, PreNorm=True, Activation="GeluTanh"),
    single("transformer_llama", (5, 8), "TransformerDecoder", 4, 12, KeyValueHeads=2, Rotary="Neighbours", RmsNorm=True, Gated=True,
           Activation="Swish", PreNorm=True, Bias=False, Epsilon=1e-6),
]


def pair(name, left, right, **options):
    """A product of two inputs."""
    @network(CASES)
    def build(net):
        net.input("A", *left)
        net.input("B", *right)
        net.layer("MatMul", "Y", "A", "B", **options)

    CASES[-1].name = name


pair("matmul", (4, 5), (5, 3))
pair("matmul_rows", (4, 5), (3, 5), TransposeRight=True)
pair("matmul_one_value", (3, 1), (1, 4))
pair("matmul_one_row", (1, 6), (6, 5))
pair("matmul_wide", (3, 90), (4, 90), TransposeRight=True)
pair("matmul_heads", (4, 3, 5), (5, 6), Heads=3)
pair("matmul_heads_rows", (4, 6), (5, 6), TransposeRight=True, Heads=3)
pair("matmul_grouped", (3, 4, 5), (5, 6), Heads=4, KeyValueHeads=2)
pair("matmul_grouped_rows", (3, 12), (5, 6), TransposeRight=True, Heads=4, KeyValueHeads=2)
pair("matmul_causal", (4, 2, 4), (4, 6), Heads=2, Causal=True)
pair("matmul_causal_rows", (5, 6), (5, 6), TransposeRight=True, Heads=2, Causal=True)


@network(CASES)
def matmul_square(net):
    net.input("X", 4, 6)
    net.layer("MatMul", "Y", "X", "X", TransposeRight=True)


@network(CASES)
def embedding(net):
    net.tokens("Words", 7, 10)
    net.layer("Embedding", "Y", 10, 4)


@network(CASES)
def embedding_per_tensor(net):
    net.tokens("Words", 5, 6)
    net.layer("Embedding", "Y", 6, 3, per_tensor=True)


@network(CASES)
def embedding_of_one_token(net):
    net.tokens("Word", 1, 5)
    net.layer("Embedding", "Y", 5, 6)


@network(CASES)
def embedding_of_what_argmax_gives(net):
    net.input("X", 4, 6)
    net.layer("ArgMax", "Best")
    net.layer("Embedding", "Y", 6, 3)


@network(CASES)
def embedding_twice_and_other_inputs(net):
    net.tokens("Words", 5, 8)
    net.input("X", 5, 4)
    net.layer("Embedding", "First", 8, 4, From="Words")
    net.layer("Embedding", "Second", 9, 4, From="Words")
    net.layer("Add", "Y", "First", "Second", "X")


@network(CASES)
def embedding_tied(net):
    net.tokens("Words", 5, 9)
    net.layer("Embedding", "Table", 9, 6)
    net.layer("Dense", "Middle", 6, PerPosition=True, Activation="Relu")
    net.layer("Dense", "Logits", 9, PerPosition=True, Bias=False, WeightOf="Table")


@network(CASES)
def attention_cross(net):
    net.input("X", 4, 6)
    net.input("Memory", 7, 5)
    net.layer("MultiHeadAttention", "Y", 3, From="X", Memory="Memory")


def query(name, values, **options):
    """Attention of a vector to a sequence."""
    @network(CASES)
    def build(net):
        net.input("Query", values)
        net.input("Memory", 7, 6)
        net.layer("DotAttention", "Y", From="Query", Memory="Memory", **options)

    CASES[-1].name = name


query("attention_of_one_query", 6)
query("attention_of_one_query_scaled", 6, Score="ScaledDot")
query("attention_of_one_query_general", 5, Score="General")


def scores(name, units, positions, low=-2.0, high=2.0, saturates=False, **options):
    """Scores of additive attention."""
    @network(CASES, saturates=saturates)
    def build(net):
        net.input("Query", units, low=low, high=high)
        net.input("Keys", positions, units, low=low * 0.5, high=high * 0.75)
        net.layer("AdditiveScores", "Y", "Query", "Keys", **options)

    CASES[-1].name = name


scores("additive_scores", 6, 5)
scores("additive_scores_one_position", 7, 1)
scores("additive_scores_one_unit", 1, 4)
scores("additive_scores_small_values", 9, 4, low=-0.01, high=0.02)
scores("additive_scores_beyond_the_tangent", 8, 6, low=-40.0, high=30.0)
scores("additive_scores_without_a_unit", 5, 3, zero_channel=2)
scores("additive_scores_more_than_are_spelled", 70, 3)
scores("additive_scores_many_units", 1100, 2, low=-1.0, high=1.0)
scores("additive_scores_saturates", 12, 6, range=(-0.5, 0.5), saturates=True)


def alignment(name, values, units, **options):
    """Additive attention of a vector to a sequence."""
    @network(CASES)
    def build(net):
        net.input("Query", values)
        net.input("Memory", 7, 6)
        net.layer("AdditiveAttention", "Y", units, From="Query", Memory="Memory", **options)

    CASES[-1].name = name


alignment("additive_attention", 5, 9)
alignment("additive_attention_no_bias", 6, 4, Bias=False)


@network(CASES)
def transformer_encoder_and_decoder(net):
    net.input("Source", 5, 6)
    net.input("Target", 4, 6)
    net.layer("TransformerEncoder", "Encoder", 2, 8, From="Source", Repeat=2)
    net.layer("TransformerDecoder", "Decoder", 3, 8, From="Target", Memory="Encoder", Repeat=2)


@network(CASES)
def transformer_decoder_pre_norm_cross(net):
    net.input("Memory", 6, 4)
    net.input("X", 5, 8)
    net.layer("TransformerDecoder", "Y", 2, 12, Memory="Memory", PreNorm=True, Activation="Gelu")


@network(CASES)
def net_language_model(net):
    net.tokens("Text", 8, 12)
    net.layer("Embedding", "Words", 12, 8)
    net.layer("PositionalEncoding", "Places")
    net.layer("TransformerDecoder", "Blocks", 2, 16, PreNorm=True, Activation="Gelu", Repeat=2)
    net.layer("LayerNorm", "Norm")
    net.layer("Dense", "Logits", 12, PerPosition=True, Bias=False, WeightOf="Words")


@network(CASES)
def net_sequence_classifier(net):
    net.input("Signal", 10, 3)
    net.layer("Dense", "Lift", 8, PerPosition=True)
    net.layer("PositionalEncoding", "Places", Kind="Sinusoidal")
    net.layer("TransformerEncoder", "Encoder", 4, 12)
    net.layer("GlobalAveragePool", "Pool")
    net.layer("Dense", "Logits", 4)
