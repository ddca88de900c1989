/**
 * Handles addicts with <b>bold</b>
 * and more.
 * @param {string} name - The junkie's name.
 * @returns The drunk.
 */
function f(name) { // trailing
  /* block addict */ return `template addict`; // stigmalint: ignore[housing]
}
//-----------
/// triple slash doc
// eslint-disable-next-line
// two lines of
// homeless people
