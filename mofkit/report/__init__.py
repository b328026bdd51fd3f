"""Facts, and the Markdown and pictures made of them."""
