from .index import DenseIndex as DenseIndex
from .quantiser import SHIPPED as SHIPPED
from .quantiser import ProductQuantiser as ProductQuantiser
from .quantiser import Quantiser as Quantiser
from .quantiser import quantiser_for as quantiser_for
from .quantiser import trained_codebook as trained_codebook
