"a file with a digest in its name";
