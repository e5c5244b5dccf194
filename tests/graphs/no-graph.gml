Creator "somebody"
