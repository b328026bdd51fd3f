"""The bundled framework: scenarios, tables, SMFs, reviews, documents; typed, and loaded when asked for."""
