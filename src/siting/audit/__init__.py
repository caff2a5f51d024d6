"""The independent recount of a plan: plain loops written from the meaning, not from the model."""
