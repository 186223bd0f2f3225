// Loaded into every child: when the launcher dies, even by kill -9, its channel closes and the child ends too.
if (process.channel) {
  process.on("disconnect", () => process.exit(0));
}
