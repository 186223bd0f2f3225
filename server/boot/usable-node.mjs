/** What package.json asks for in `engines`, for a start that may not read packages yet: ^20.19 || ^22.13 || >=24. */
export function isUsableNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
}
