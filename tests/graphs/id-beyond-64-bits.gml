graph [
 node [ id 99999999999999999999999 ]
 node [ id 2 ]
 edge [ source 2 target 2 ]
]
