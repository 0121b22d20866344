# What is on its way to the server.
