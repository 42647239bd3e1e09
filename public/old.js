// For browsers too old for modules, and so for the program.
document.getElementById('boot-no-wasm').removeAttribute('hidden');
