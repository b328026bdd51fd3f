"""What is wrong with a workspace: rules, and how their findings are sifted and shown."""
