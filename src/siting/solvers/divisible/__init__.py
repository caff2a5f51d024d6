"""Capacitated location with divisible demand: prices, knapsacks and a tree; at array level, with bounds."""
