"""The names of other libraries, over the models of this one."""
