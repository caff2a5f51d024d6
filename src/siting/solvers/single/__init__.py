"""Single source: plans and proofs for models in which every place stands alone under one limit."""
